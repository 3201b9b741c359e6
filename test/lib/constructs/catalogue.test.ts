import { CATALOGUE, OUTPUT } from '../../../core/contract';
import { ofType, only, synthesised } from '../synthesised';

const template = synthesised();
const table = only(template, 'AWS::DynamoDB::Table');
const { Properties } = table;

test('the catalogue is paid by use, encrypted, can be set back to any second, and outlives the stack', () => {
  expect(Properties).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true },
  });
  expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('a film is found by its id, by its owner, by who may see it, and by whether something is left to do', () => {
  expect(Properties['KeySchema']).toEqual([{ AttributeName: CATALOGUE.key, KeyType: 'HASH' }]);
  const index = (
    { index, partition, sort }: { index: string; partition: string; sort: string },
    projection: string,
  ) => ({
    IndexName: index,
    KeySchema: [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ],
    Projection: { ProjectionType: projection },
  });
  expect(Properties['GlobalSecondaryIndexes']).toEqual([
    index(CATALOGUE.byOwner, 'ALL'),
    index(CATALOGUE.byViewers, 'ALL'),
    index(CATALOGUE.byAttention, 'KEYS_ONLY'),
  ]);
});

test('times are numbers, everything else that is looked for is text', () => {
  const types = Object.fromEntries(
    [Properties['AttributeDefinitions']]
      .flat()
      .map(Object)
      .map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
  );
  expect(types).toEqual({
    id: 'S',
    owner: 'S',
    viewers: 'S',
    attention: 'S',
    createdAt: 'N',
    updatedAt: 'N',
  });
});

test('its name is in the outputs', () => {
  const [[id = ''] = []] = ofType(template, 'AWS::DynamoDB::Table');
  expect(template.Outputs[OUTPUT.catalogueTable]?.Value).toEqual({ Ref: id });
});
