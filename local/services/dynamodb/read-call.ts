import { z } from 'zod';
import { ApiError } from '../api-front/api-error';
import type { ApiRequest } from '../api-front/api-request';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../iam/account';
import { ITEM_OPERATIONS } from './operations';

const TARGET = /^DynamoDB_20120810\.(\w+)$/;

const names = z.looseObject({
  TableName: z.string().default(''),
  IndexName: z.string().optional(),
  RequestItems: z.record(z.string(), z.unknown()).default({}),
});

export type ItemOperation = keyof typeof ITEM_OPERATIONS;

/** One call of the DynamoDB API, as far as it is read here. */
export interface DynamoDbCall {
  readonly operation: ItemOperation;
  /** ARNs of the tables or indexes that it is about. */
  readonly resources: readonly string[];
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * Reads a call of the AWS JSON 1.0 protocol.
 *
 * @throws ApiError for an operation that is not known here, and for a body that cannot be read
 */
export function readCall({ method, headers, body }: ApiRequest): DynamoDbCall {
  const operation = TARGET.exec(headers.get('x-amz-target') ?? '')?.[1] ?? '';
  if (method !== 'POST' || !isKnown(operation)) {
    throw new ApiError(400, 'UnknownOperationException', `Local DynamoDB does not implement ${operation}.`);
  }
  const input = readJson(body);
  const { data } = names.safeParse(input);
  if (data === undefined) throw new ApiError(400, 'SerializationException', 'The body cannot be read.');
  const { TableName, IndexName, RequestItems } = data;
  const resources =
    operation === 'BatchGetItem' ? Object.keys(RequestItems).map(tableArn) : [arnOf(TableName, IndexName)];
  return { operation, resources, input: z.record(z.string(), z.unknown()).parse(input) };
}

/** ARN of the account's table with this name. */
export function tableArn(name: string): string {
  return `arn:aws:dynamodb:${LOCAL_REGION}:${LOCAL_ACCOUNT}:table/${name}`;
}

function arnOf(table: string, index: string | undefined): string {
  return index === undefined ? tableArn(table) : `${tableArn(table)}/index/${index}`;
}

function isKnown(operation: string): operation is ItemOperation {
  return Object.hasOwn(ITEM_OPERATIONS, operation);
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
