import { openRequestFilms, type RequestFilms } from '../../../lambdas/_shared/request-films';
import { sdkClients } from '../../../lambdas/_shared/sdk-clients';
import { temporaryFolder } from '../../local/temporary-folder';
import { MemoryRequestFilms } from '../doubles/memory-request-films';
import { startVideosTable } from './videos-table';

/** What holds of the table holds of its double. */
const dir = temporaryFolder();
const stores: Record<string, RequestFilms> = { memory: new MemoryRequestFilms() };
let end: () => Promise<void>;

beforeAll(async () => {
  end = await startVideosTable(`${dir}/tables`);
  stores['DynamoDB'] = openRequestFilms({ table: 'videos', client: sdkClients.catalogue() });
});
afterAll(() => end());

describe.each(['memory', 'DynamoDB'])('in %s', name => {
  const store = () => {
    const { [name]: found } = stores;
    if (found === undefined) throw new Error(name);
    return found;
  };

  test('a request stands for the film that came first, another request for its own', async () => {
    expect(await store().filmOf('k', 'first')).toBe('first');
    expect(await store().filmOf('k', 'second')).toBe('first');
    expect(await store().filmOf('other', 'second')).toBe('second');
  });

  test('of many that come at once all get the same film', async () => {
    const films = await Promise.all(['a', 'b', 'c'].map(film => store().filmOf('at once', film)));
    expect(new Set(films).size).toBe(1);
  });

  test('a request stands for another film once its own was forgotten, and no other film makes it forget', async () => {
    await store().filmOf('again', 'first');
    await store().forget('again', 'another');
    expect(await store().filmOf('again', 'second')).toBe('first');
    await store().forget('again', 'first');
    await store().forget('again', 'first');
    expect(await store().filmOf('again', 'second')).toBe('second');
  });
});

test('a table that is not there is a failure that names only the operation', async () => {
  const store = openRequestFilms({ table: 'missing', client: sdkClients.catalogue() });
  await expect(store.filmOf('k', 'film')).rejects.toMatchObject({ name: 'AwsError', operation: 'PutItem' });
  await expect(store.forget('k', 'film')).rejects.toMatchObject({
    name: 'AwsError',
    operation: 'DeleteItem',
  });
});
