import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { newVideo } from '../../../core/video/new-video';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { openCatalogue } from '../../../lambdas/_shared/catalogue';
import { collect } from '../doubles/collect';

const ID = 'AAAAAAAAAAAAAAAAAAAAAA';
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const dynamo = mockClient(client);
const catalogue = openCatalogue({ table: 'videos', client });
const film = { id: ID, owner: 'o', title: 't', description: '', visibility: 'private' } as const;
const created = newVideo(film, 5);
const unchanged = { exists: true, status: 'uploading', revision: 1 } as const;

beforeEach(() => dynamo.reset());

/** Inputs of the calls of an operation. */
const inputs = (command: Parameters<typeof dynamo.commandCalls>[0]) =>
  dynamo.commandCalls(command).map(call => call.args[0].input);

test('a record is read as it is at the moment, not as it was a while ago', async () => {
  dynamo.on(GetCommand).resolves({ Item: { ...created.next, attention: 'open' } });
  expect(await catalogue.read(ID)).toEqual(created.next);
  expect(inputs(GetCommand)).toEqual([{ TableName: 'videos', Key: { id: ID }, ConsistentRead: true }]);
});

test('a film without an item has no record', async () => {
  dynamo.on(GetCommand).resolves({});
  expect(await catalogue.read(ID)).toBeUndefined();
});

test('the first record is stored only where there is no item', async () => {
  dynamo.on(PutCommand).resolves({});
  expect(await catalogue.store(ID, created)).toBe(true);
  expect(inputs(PutCommand)).toEqual([
    {
      TableName: 'videos',
      Item: { ...created.next, attention: 'open' },
      ConditionExpression: 'attribute_not_exists(#key)',
      ExpressionAttributeNames: { '#key': 'id' },
    },
  ]);
});

test('a change is stored only where status and revision are those that were read', async () => {
  dynamo.on(PutCommand).resolves({});
  await catalogue.store(ID, { ...created, condition: unchanged });
  expect(inputs(PutCommand)).toMatchObject([
    {
      ConditionExpression: '#status = :status AND #revision = :revision',
      ExpressionAttributeNames: { '#status': 'status', '#revision': 'revision' },
      ExpressionAttributeValues: { ':status': 'uploading', ':revision': 1 },
    },
  ]);
});

test('an item is deleted under the same condition', async () => {
  dynamo.on(DeleteCommand).resolves({});
  expect(await catalogue.store(ID, { kind: 'remove', condition: unchanged })).toBe(true);
  expect(inputs(DeleteCommand)).toEqual([
    {
      TableName: 'videos',
      Key: { id: ID },
      ConditionExpression: '#status = :status AND #revision = :revision',
      ExpressionAttributeNames: { '#status': 'status', '#revision': 'revision' },
      ExpressionAttributeValues: { ':status': 'uploading', ':revision': 1 },
    },
  ]);
});

test('a condition that holds no more is an answer, any other refusal an error', async () => {
  const metadata = { $metadata: { httpStatusCode: 400 } };
  dynamo
    .on(PutCommand)
    .rejectsOnce(new ConditionalCheckFailedException({ message: 'no', ...metadata }))
    .rejects(Object.assign(new Error('table arn:…'), { name: 'ResourceNotFoundException', ...metadata }));
  expect(await catalogue.store(ID, created)).toBe(false);
  await expect(catalogue.store(ID, created)).rejects.toEqual(
    new AwsError({ operation: 'PutItem', status: 400, code: 'ResourceNotFoundException' }),
  );
});

test('films with something left to do come from every page of the index, least recently touched first', async () => {
  dynamo
    .on(QueryCommand)
    .resolvesOnce({ Items: [{ id: 'a' }, { id: 'b' }], LastEvaluatedKey: { id: 'b' } })
    .resolves({ Items: [{ id: 'c' }] });
  expect(await collect(catalogue.unsettled())).toEqual(['a', 'b', 'c']);
  expect(inputs(QueryCommand)).toMatchObject([
    {
      TableName: 'videos',
      IndexName: 'by-attention',
      KeyConditionExpression: '#attention = :open',
      ExpressionAttributeNames: { '#attention': 'attention' },
      ExpressionAttributeValues: { ':open': 'open' },
      ScanIndexForward: true,
    },
    { ExclusiveStartKey: { id: 'b' } },
  ]);
});
