import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { StartFault } from '../../start-fault';
import type { TableEngine } from './table-engine';

const keyElement = z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) });

const tableIndex = z.object({
  IndexName: z.string(),
  KeySchema: z.array(keyElement),
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

const tableShape = z.object({
  KeySchema: z.array(keyElement),
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z.array(tableIndex).optional(),
});
const standing = tableShape.extend({ TableStatus: z.string() });

type TableShape = z.infer<typeof tableShape>;

/** A table as its template describes it, in CloudFormation's words. */
export interface TableDeclaration extends TableShape {
  readonly name: string;
}

/**
 * Makes a table; one that stands keeps its items.
 *
 * @throws StartFault for one that stands with other keys or indexes
 * @throws ApiError for a declaration that DynamoDB would refuse
 */
export async function createTable(engine: TableEngine, { name, ...shape }: TableDeclaration): Promise<void> {
  const found = await engine.table(name);
  const known = found === undefined ? undefined : standing.parse(found);
  if (known?.TableStatus === 'ACTIVE') {
    if (isDeepStrictEqual(comparable(known), comparable(shape))) return engine.mend(name);
    throw new StartFault(
      `the table ${name} was made with other keys or indexes than the template has now; forget it with npm start -- --fresh`,
    );
  }
  // A process that was killed while it made the table has put nothing into it.
  if (known !== undefined) await engine.forget(name);
  await engine.perform('CreateTable', { TableName: name, BillingMode: 'PAY_PER_REQUEST', ...shape });
  while (standing.parse(await engine.table(name)).TableStatus !== 'ACTIVE') {
    await new Promise(setImmediate);
  }
  await engine.mend(name);
}

/** What makes tables alike, whatever the order in which it is named. */
function comparable(shape: TableShape): unknown {
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes = [] } = tableShape.parse(shape);
  return {
    KeySchema,
    attributes: sorted(AttributeDefinitions, each => each.AttributeName),
    indexes: sorted(GlobalSecondaryIndexes, each => each.IndexName),
  };
}

function sorted<T>(list: readonly T[], nameOf: (item: T) => string): T[] {
  return [...list].sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
}
