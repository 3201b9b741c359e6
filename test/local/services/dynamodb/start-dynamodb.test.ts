import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { create, type Store, updateIndexes } from 'dynalite/db';
import { type CallFate, Calls, type ServiceCall } from '../../../../local/services/calls';
import type { TableDeclaration } from '../../../../local/services/dynamodb/create-table';
import { type DynamoDbService, startDynamoDb } from '../../../../local/services/dynamodb/start-dynamodb';
import { type Caller, CredentialStore } from '../../../../local/services/iam/credential-store';
import { StartFault } from '../../../../local/start-fault';
import { ManualClock } from '../../manual-clock';
import { temporaryFolder } from '../../temporary-folder';

const TABLE = 'Videos';
const ARN = 'arn:aws:dynamodb:us-east-1:000000000000:table/Videos';
const DECLARATION: TableDeclaration = {
  name: TABLE,
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [
    { AttributeName: 'id', AttributeType: 'S' },
    { AttributeName: 'attention', AttributeType: 'S' },
    { AttributeName: 'updatedAt', AttributeType: 'N' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-attention',
      KeySchema: [
        { AttributeName: 'attention', KeyType: 'HASH' },
        { AttributeName: 'updatedAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
};

const dir = temporaryFolder();
const clock = new ManualClock(Date.now());
const credentials = new CredentialStore();
const operator = credentials.add({ kind: 'operator' });
const calls = new Calls();
const clients: DynamoDBClient[] = [];
let service: DynamoDbService;
let seen: ServiceCall[] = [];
let fate: CallFate | undefined;

const start = () => startDynamoDb({ port: 0, dir: `${dir}/tables`, clock, credentials, calls });

beforeAll(async () => {
  calls.watch(call => {
    seen.push(call);
    return fate;
  });
  service = await start();
  await service.createTable(DECLARATION);
});
beforeEach(() => {
  seen = [];
  fate = undefined;
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await service.close();
});

function clientFor({
  accessKeyId,
  secretAccessKey,
  sessionToken,
}: Caller = operator): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    endpoint: service.origin,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
  });
  clients.push(client);
  return DynamoDBDocumentClient.from(client);
}

function role(...Statement: unknown[]): Caller {
  return credentials.add({
    kind: 'role',
    arn: 'arn:aws:iam::000000000000:role/writer',
    policies: [{ Version: '2012-10-17', Statement }],
  });
}

/** Does to the closed service's files what a kill at the wrong moment does. */
async function tamper(change: (store: Store, table: object) => Promise<void>): Promise<void> {
  const store = create({ path: `${dir}/tables`, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await store.db.open();
  const table = await new Promise<object>(resolve => {
    store.getTable(TABLE, false, (_error, found) => resolve(found ?? {}));
  });
  await change(store, table);
  await store.db.close();
}

const put = (Item: Record<string, unknown>, client = clientFor()) =>
  client.send(new PutCommand({ TableName: TABLE, Item }));
const get = async (id: string) =>
  (await clientFor().send(new GetCommand({ TableName: TABLE, Key: { id }, ConsistentRead: true }))).Item;

describe('items', () => {
  test('are written, changed, read and deleted', async () => {
    await put({ id: 'a', title: 'A film', createdAt: 1_893_456_000_000, picture: { width: 16 }, audio: [] });
    expect(await get('a')).toEqual({
      id: 'a',
      title: 'A film',
      createdAt: 1_893_456_000_000,
      picture: { width: 16 },
      audio: [],
    });
    const client = clientFor();
    await client.send(
      new UpdateCommand({
        TableName: TABLE,
        Key: { id: 'a' },
        UpdateExpression: 'SET title = :title REMOVE audio',
        ExpressionAttributeValues: { ':title': 'Another' },
      }),
    );
    const batch = await client.send(
      new BatchGetCommand({ RequestItems: { [TABLE]: { Keys: [{ id: 'a' }, { id: 'none' }] } } }),
    );
    expect(batch.Responses?.[TABLE]).toMatchObject([{ id: 'a', title: 'Another' }]);
    expect((await client.send(new ScanCommand({ TableName: TABLE }))).Count).toBe(1);
    await client.send(new DeleteCommand({ TableName: TABLE, Key: { id: 'a' } }));
    expect(await get('a')).toBeUndefined();
  });

  test('a condition that does not hold changes nothing', async () => {
    const client = clientFor();
    const conditional = (revision: number, before: number) =>
      client.send(
        new PutCommand({
          TableName: TABLE,
          Item: { id: 'conditional', revision },
          ConditionExpression: 'attribute_not_exists(id) OR revision = :before',
          ExpressionAttributeValues: { ':before': before },
        }),
      );
    await conditional(1, 0);
    await conditional(2, 1);
    await expect(conditional(3, 1)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    const both = await Promise.allSettled([conditional(3, 2), conditional(3, 2)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await get('conditional')).toEqual({ id: 'conditional', revision: 3 });
  });

  test('an index gives those that have its keys, in order and page by page', async () => {
    for (const [id, updatedAt] of Object.entries({ second: 2, first: 1, third: 3 })) {
      await put({ id, updatedAt, attention: 'open', title: id });
    }
    await put({ id: 'settled', updatedAt: 0 });
    const query = (ExclusiveStartKey?: Record<string, unknown>) =>
      clientFor().send(
        new QueryCommand({
          TableName: TABLE,
          IndexName: 'by-attention',
          KeyConditionExpression: 'attention = :open',
          ExpressionAttributeValues: { ':open': 'open' },
          Limit: 2,
          ExclusiveStartKey,
        }),
      );
    const first = await query();
    expect(first.Items).toEqual([
      { id: 'first', attention: 'open', updatedAt: 1 },
      { id: 'second', attention: 'open', updatedAt: 2 },
    ]);
    const second = await query(first.LastEvaluatedKey);
    expect(second.Items).toMatchObject([{ id: 'third' }]);
    expect(second.LastEvaluatedKey).toBeUndefined();
  });
});

describe('tables', () => {
  test('keep their items over a restart and a second deployment', async () => {
    await put({ id: 'kept', attention: 'open', updatedAt: 9 });
    await service.close();
    service = await start();
    expect(await service.createTable(DECLARATION)).toEqual({ arn: ARN });
    expect(await get('kept')).toMatchObject({ id: 'kept' });
  });

  test('whose indexes a killed process left half written are right after the next start', async () => {
    await put({ id: 'open', attention: 'open', updatedAt: 20 });
    await put({ id: 'settled', updatedAt: 21 });
    await service.close();
    await tamper(async (store, table) => {
      const entry = (item: object) =>
        new Promise<void>((resolve, reject) => {
          updateIndexes(store, table, undefined, item, error => (error ? reject(error) : resolve()));
        });
      await new Promise<void>(resolve =>
        store.deleteIndexDb('Global', TABLE, 'by-attention', () => resolve()),
      );
      await entry({ id: { S: 'settled' }, attention: { S: 'open' }, updatedAt: { N: '1' } });
    });
    service = await start();
    await service.createTable(DECLARATION);
    const { Items = [] } = await clientFor().send(
      new QueryCommand({
        TableName: TABLE,
        IndexName: 'by-attention',
        KeyConditionExpression: 'attention = :open',
        ExpressionAttributeValues: { ':open': 'open' },
      }),
    );
    const found = Items.map(({ id }) => id);
    expect(found).toContain('open');
    expect(found).not.toContain('settled');
  });

  test('one that stands with other indexes stops the start and says what to do', async () => {
    const { GlobalSecondaryIndexes: _, ...without } = DECLARATION;
    await expect(service.createTable(without)).rejects.toThrow(StartFault);
    await expect(service.createTable(without)).rejects.toThrow(/--fresh/);
    expect(await get('kept')).toMatchObject({ id: 'kept' });
  });

  test('one that does not stand is missing', async () => {
    await expect(
      clientFor().send(new GetCommand({ TableName: 'Other', Key: { id: 'a' } })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('who may call', () => {
  test('a role does what its policy names, on the table and on the index by itself', async () => {
    const writer = clientFor(
      role(
        { Effect: 'Allow', Action: ['dynamodb:PutItem'], Resource: ARN },
        { Effect: 'Allow', Action: 'dynamodb:Query', Resource: `${ARN}/index/by-attention` },
      ),
    );
    const question = {
      TableName: TABLE,
      KeyConditionExpression: '#key = :value',
      ExpressionAttributeValues: { ':value': 'open' },
    };
    await put({ id: 'mine' }, writer);
    await writer.send(
      new QueryCommand({
        ...question,
        IndexName: 'by-attention',
        ExpressionAttributeNames: { '#key': 'attention' },
      }),
    );
    const refused = [
      new QueryCommand({ ...question, ExpressionAttributeNames: { '#key': 'id' } }),
      new GetCommand({ TableName: TABLE, Key: { id: 'mine' } }),
      new PutCommand({ TableName: 'Other', Item: { id: 'mine' } }),
    ];
    for (const command of refused) {
      await expect(writer.send(command as GetCommand)).rejects.toMatchObject({
        name: 'AccessDeniedException',
      });
    }
    expect(seen).toMatchObject([
      { service: 'dynamodb', operation: 'PutItem', asked: [{ action: 'dynamodb:PutItem', resource: ARN }] },
      { operation: 'Query', asked: [{ resource: `${ARN}/index/by-attention` }], allowed: true },
      { operation: 'Query', asked: [{ resource: ARN }], allowed: false },
      { operation: 'GetItem', allowed: false },
      { operation: 'PutItem', allowed: false },
    ]);
  });

  test('a wrong secret is refused', async () => {
    const client = clientFor({ ...operator, secretAccessKey: 'wrong' });
    await expect(put({ id: 'x' }, client)).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    expect(seen).toEqual([]);
  });
});

describe('fates', () => {
  test.each<[string, CallFate, boolean]>([
    ['lost', { kind: 'lose' }, false],
    ['carried out, its answer lost', { kind: 'lose_answer' }, true],
    ['made to fail', { kind: 'fail', status: 500, code: 'InternalServerError', carriedOut: false }, false],
    ['made to fail afterwards', { kind: 'fail', status: 500, code: 'Broken', carriedOut: true }, true],
  ])('a call may be %s', async (what, chosen, happened) => {
    fate = chosen;
    await expect(put({ id: what })).rejects.toThrow();
    fate = undefined;
    expect((await get(what)) !== undefined).toBe(happened);
  });

  test('a failure has the code that was chosen', async () => {
    fate = {
      kind: 'fail',
      status: 400,
      code: 'ProvisionedThroughputExceededException',
      carriedOut: false,
    };
    await expect(get('a')).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
  });
});

describe('what is not implemented is refused by name', () => {
  test('an operation', async () => {
    await expect(
      clientFor().send(
        new CreateTableCommand({
          TableName: 'New',
          KeySchema: DECLARATION.KeySchema,
          AttributeDefinitions: [],
        }),
      ),
    ).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: 'Local DynamoDB does not implement CreateTable.',
    });
  });

  test('a parameter', async () => {
    await expect(
      clientFor().send(
        new PutCommand({
          TableName: TABLE,
          Item: { id: 'x' },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    ).rejects.toThrow(/ReturnValuesOnConditionCheckFailure/);
  });

  test('a wrong parameter is refused as DynamoDB words it', async () => {
    await expect(put({ title: 'without a key' })).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
