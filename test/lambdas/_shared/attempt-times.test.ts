import { type AttemptTimes, openAttemptTimes } from '../../../lambdas/_shared/attempt-times';
import { sdkClients } from '../../../lambdas/_shared/sdk-clients';
import { temporaryFolder } from '../../local/temporary-folder';
import { MemoryAttemptTimes } from '../doubles/memory-attempt-times';
import { startVideosTable } from './videos-table';

/** What holds of the table holds of its double. */
const dir = temporaryFolder();
const stores: Record<string, AttemptTimes> = { memory: new MemoryAttemptTimes() };
let end: () => Promise<void>;

beforeAll(async () => {
  end = await startVideosTable(`${dir}/tables`);
  stores['DynamoDB'] = openAttemptTimes({ table: 'videos', client: sdkClients.catalogue() });
});
afterAll(() => end());

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
