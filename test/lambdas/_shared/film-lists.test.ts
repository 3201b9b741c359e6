import type { VideoRecord } from '../../../core/video/record';
import { openCatalogue } from '../../../lambdas/_shared/catalogue';
import {
  type FilmList,
  type FilmLists,
  openFilmLists,
  type Place,
} from '../../../lambdas/_shared/film-lists';
import { sdkClients } from '../../../lambdas/_shared/sdk-clients';
import { Calls } from '../../../local/services/calls';
import { type DynamoDbService, startDynamoDb } from '../../../local/services/dynamodb/start-dynamodb';
import { CredentialStore } from '../../../local/services/iam/credential-store';
import { SAMPLES } from '../../core/video/sample-records';
import { ManualClock } from '../../local/manual-clock';
import { temporaryFolder } from '../../local/temporary-folder';
import { setAwsVariables } from '../aws-variables';
import { MemoryCatalogue } from '../doubles/memory-catalogue';

/** What holds of the lists in a table holds of their double, so that tests with the double say something of the table. */
const dir = temporaryFolder();
const memory = new MemoryCatalogue();
const lists: Record<string, FilmLists> = { memory };
let service: DynamoDbService;
let restore: () => void;
let stored: (film: VideoRecord) => Promise<boolean>;

const films = (['private', 'members', 'public'] as const).flatMap(visibility =>
  ['anna', 'berta'].flatMap(owner =>
    [1, 2, 3, 4].map(number =>
      filmOf({ id: `${visibility}-${owner}-${number}`, owner, visibility, createdAt: number }),
    ),
  ),
);

function filmOf(changes: Partial<VideoRecord>): VideoRecord {
  return { ...SAMPLES['ready'], ...changes } as VideoRecord;
}

const index = (name: string, partition: string) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: 'createdAt', KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: 'ALL' as const },
});

beforeAll(async () => {
  const credentials = new CredentialStore();
  const operator = credentials.add({ kind: 'operator' });
  const clock = new ManualClock(Date.now());
  service = await startDynamoDb({ port: 0, dir: `${dir}/tables`, clock, credentials, calls: new Calls() });
  await service.createTable({
    name: 'videos',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [
      { AttributeName: 'id', AttributeType: 'S' },
      { AttributeName: 'owner', AttributeType: 'S' },
      { AttributeName: 'viewers', AttributeType: 'S' },
      { AttributeName: 'createdAt', AttributeType: 'N' },
    ],
    GlobalSecondaryIndexes: [index('by-owner', 'owner'), index('by-viewers', 'viewers')],
  });
  restore = setAwsVariables({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: operator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
    AWS_SESSION_TOKEN: operator.sessionToken ?? '',
    AWS_ENDPOINT_URL_DYNAMODB: service.origin,
  });
  const table = { table: 'videos', client: sdkClients.catalogue() };
  lists['table'] = openFilmLists(table);
  const catalogue = openCatalogue(table);
  stored = film => catalogue.store(film.id, { kind: 'write', next: film, condition: { exists: false } });
  for (const film of films) {
    memory.put(film);
    await stored(film);
  }
});

afterAll(async () => {
  restore();
  await service.close();
});

/** Ids of a list, read in pages of that many. */
async function idsOf(place: string, list: FilmList, limit: number): Promise<string[]> {
  const found: string[] = [];
  let after: Place | undefined;
  for (;;) {
    const page = await lists[place]?.page(list, limit, after);
    if (page === undefined) throw new Error(`no lists in ${place}`);
    expect(page.films.length).toBeLessThanOrEqual(limit);
    found.push(...page.films.map(({ id }) => id));
    after = page.films.at(-1) ?? after;
    if (!page.more) return found;
  }
}

describe.each(['memory', 'table'])('in %s', place => {
  test.each([1, 3, 100])(
    'an owner has films of their own alone, newest first, in pages of %d',
    async limit => {
      const expected = films.filter(({ owner }) => owner === 'anna');
      const found = await idsOf(place, { owner: 'anna' }, limit);
      expect(found.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
      expect(found.map(id => id.at(-1)).join('')).toBe('444333222111');
    },
  );

  test.each(['members', 'public'] as const)('films that are ready and %s are a list', async viewers => {
    const found = await idsOf(place, { viewers }, 3);
    expect(found).toHaveLength(8);
    expect(found.every(id => id.startsWith(viewers))).toBe(true);
  });

  test('a film that is not ready is in no list but its owner’s', async () => {
    const id = 'not-ready';
    const film = { ...SAMPLES['transcoding'], id, owner: 'carla', visibility: 'public', createdAt: 9 };
    memory.put(film as VideoRecord);
    await stored(film as VideoRecord);
    expect(await idsOf(place, { viewers: 'public' }, 3)).not.toContain(id);
    expect(await idsOf(place, { owner: 'carla' }, 3)).toEqual([id]);
  });

  test('a list goes on after any place, be there a film or not', async () => {
    const after = { id: 'nobody', createdAt: 2.5 };
    const page = await lists[place]?.page({ owner: 'berta' }, 100, after);
    expect(page?.films.map(({ createdAt }) => createdAt)).toEqual([2, 2, 2, 1, 1, 1]);
  });

  test('nobody has no films', async () => {
    expect(await lists[place]?.page({ owner: 'nobody' }, 10, undefined)).toEqual({ films: [], more: false });
  });

  test('films come whole', async () => {
    const page = await lists[place]?.page({ owner: 'anna' }, 100, undefined);
    expect(page?.films).toContainEqual(films[0]);
  });
});
