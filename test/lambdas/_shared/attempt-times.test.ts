import { type AttemptTimes, openAttemptTimes } from '../../../lambdas/_shared/attempt-times';
import { sdkClients } from '../../../lambdas/_shared/sdk-clients';
import { Calls } from '../../../local/services/calls';
import { type DynamoDbService, startDynamoDb } from '../../../local/services/dynamodb/start-dynamodb';
import { CredentialStore } from '../../../local/services/iam/credential-store';
import { ManualClock } from '../../local/manual-clock';
import { temporaryFolder } from '../../local/temporary-folder';
import { setAwsVariables } from '../aws-variables';
import { MemoryAttemptTimes } from '../doubles/memory-attempt-times';

/** What holds of the table holds of its double. */
const dir = temporaryFolder();
const stores: Record<string, AttemptTimes> = { memory: new MemoryAttemptTimes() };
let service: DynamoDbService;
let restore: () => void;

beforeAll(async () => {
  const credentials = new CredentialStore();
  const { accessKeyId, secretAccessKey, sessionToken = '' } = credentials.add({ kind: 'operator' });
  const clock = new ManualClock(Date.now());
  service = await startDynamoDb({ port: 0, dir: `${dir}/tables`, clock, credentials, calls: new Calls() });
  await service.createTable({
    name: 'videos',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  });
  restore = setAwsVariables({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_ENDPOINT_URL_DYNAMODB: service.origin,
  });
  stores['DynamoDB'] = openAttemptTimes({ table: 'videos', client: sdkClients.catalogue() });
});
afterAll(async () => {
  restore();
  await service.close();
});

test.each(['memory', 'DynamoDB'])(
  '%s: a time is stored only in place of the one that was read',
  async name => {
    const store = stores[name];
    if (store === undefined) throw new Error(name);
    expect(await store.read('slot')).toBeUndefined();
    expect(await store.store('slot', 10, undefined)).toBe(true);
    expect(await store.store('slot', 20, undefined)).toBe(false);
    expect(await store.store('slot', 20, 9)).toBe(false);
    expect(await store.store('slot', 20, 10)).toBe(true);
    expect(await store.read('slot')).toBe(20);
    expect(await store.read('other')).toBeUndefined();
  },
);

test('a table that is not there is no attempt, but a failure that names only the operation', async () => {
  const store = openAttemptTimes({ table: 'missing', client: sdkClients.catalogue() });
  await expect(store.read('slot')).rejects.toMatchObject({ name: 'AwsError', operation: 'GetItem' });
  await expect(store.store('slot', 1, undefined)).rejects.toMatchObject({
    name: 'AwsError',
    operation: 'PutItem',
  });
});
