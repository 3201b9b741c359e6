import { z } from 'zod';
import { resourceType } from './resource-type';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const index = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.strictObject({
    NonKeyAttributes: z.array(z.string()).optional(),
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  }),
});

const properties = z.strictObject({
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  DeletionProtectionEnabled: z.boolean().optional(),
  GlobalSecondaryIndexes: z.array(index).optional(),
  KeySchema: keySchema,
  PointInTimeRecoverySpecification: z.unknown().optional(),
  SSESpecification: z.unknown().optional(),
  TableName: z.string().optional(),
  Tags: z.unknown().optional(),
});

/** A table; one that was made before keeps its items, and one that the template holds no more stays where it is. */
export const table = resourceType(
  'AWS::DynamoDB::Table',
  properties,
  async (properties, { logicalId, account }) => {
    const {
      TableName: name = logicalId,
      KeySchema,
      AttributeDefinitions,
      GlobalSecondaryIndexes,
    } = properties;
    const { arn } = await account.dynamoDb.createTable({
      ...{ name, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes },
    });
    return { ref: name, attributes: { Arn: arn } };
  },
);
