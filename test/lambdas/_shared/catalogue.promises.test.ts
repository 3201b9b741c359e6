import { newVideo } from '../../../core/video/new-video';
import type { VideoRecord } from '../../../core/video/record';
import { type Catalogue, openCatalogue } from '../../../lambdas/_shared/catalogue';
import { sdkClients } from '../../../lambdas/_shared/sdk-clients';
import { Calls } from '../../../local/services/calls';
import { type DynamoDbService, startDynamoDb } from '../../../local/services/dynamodb/start-dynamodb';
import { CredentialStore } from '../../../local/services/iam/credential-store';
import { SAMPLES } from '../../core/video/sample-records';
import { ManualClock } from '../../local/manual-clock';
import { temporaryFolder } from '../../local/temporary-folder';
import { setAwsVariables } from '../aws-variables';
import { collect } from '../doubles/collect';
import { MemoryCatalogue } from '../doubles/memory-catalogue';

/** What holds of the catalogue in a table holds of its double, so that tests with the double say something of the table. */
const dir = temporaryFolder();
const catalogues: Record<string, Catalogue> = { memory: new MemoryCatalogue() };
let service: DynamoDbService;
let restore: () => void;

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
  });
  restore = setAwsVariables({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: operator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
    AWS_SESSION_TOKEN: operator.sessionToken ?? '',
    AWS_ENDPOINT_URL_DYNAMODB: service.origin,
  });
  catalogues['table'] = openCatalogue({ table: 'videos', client: sdkClients.catalogue() });
});

afterAll(async () => {
  restore();
  await service.close();
});

function catalogueIn(place: string): Catalogue {
  const catalogue = catalogues[place];
  if (catalogue === undefined) throw new Error(`no catalogue in ${place}`);
  return catalogue;
}

const records = Object.entries(SAMPLES).flatMap(([state, record], index): [string, VideoRecord][] =>
  record === undefined ? [] : [[state, { ...record, id: state, updatedAt: 1000 - index }]],
);
const created = { exists: false } as const;
const film = { owner: 'o', title: '', description: '', visibility: 'private' } as const;

describe.each(['memory', 'table'])('in %s', place => {
  test('a record of every state is read as it was stored', async () => {
    const catalogue = catalogueIn(place);
    for (const [, next] of records) {
      expect(await catalogue.store(next.id, { kind: 'write', next, condition: created })).toBe(true);
      expect(await catalogue.read(next.id)).toEqual(next);
    }
  });

  test('the films with something left to do are found, least recently touched first', async () => {
    const open = records
      .map(([state]) => state)
      .filter(state => state !== 'ready' && state !== 'failed-job-over');
    expect(await collect(catalogueIn(place).unsettled())).toEqual(open.toReversed());
  });

  test('a film that nobody has announced is not there', async () => {
    expect(await catalogueIn(place).read('nobody')).toBeUndefined();
  });

  test('of two first records the second is not stored', async () => {
    const catalogue = catalogueIn(place);
    expect(await catalogue.store('twice', newVideo({ id: 'twice', ...film }, 1))).toBe(true);
    expect(await catalogue.store('twice', newVideo({ id: 'twice', ...film, title: 'second' }, 2))).toBe(
      false,
    );
    expect(await catalogue.read('twice')).toMatchObject({ title: '' });
  });

  test.each([
    ['another revision', { exists: true, status: 'uploading', revision: 2 }],
    ['another status', { exists: true, status: 'uploaded', revision: 1 }],
    ['no item', { exists: false }],
  ] as const)(
    'a change of what was read as %s is not stored, nor is the item removed',
    async (_, condition) => {
      const catalogue = catalogueIn(place);
      const { next } = newVideo({ id: 'kept', ...film }, 1);
      await catalogue.store('kept', { kind: 'write', next, condition: created });
      const edited = { ...next, title: 'edited' };
      expect(await catalogue.store('kept', { kind: 'write', next: edited, condition })).toBe(false);
      expect(await catalogue.store('kept', { kind: 'remove', condition })).toBe(false);
      expect(await catalogue.read('kept')).toEqual(next);
    },
  );

  test('what is as it was read is changed, and removed', async () => {
    const catalogue = catalogueIn(place);
    const first = newVideo({ id: 'changed', ...film }, 1).next;
    await catalogue.store('changed', { kind: 'write', next: first, condition: created });
    const unchanged = { exists: true, status: 'uploading', revision: 1 } as const;
    const second = { ...first, revision: 2 };
    expect(await catalogue.store('changed', { kind: 'write', next: second, condition: unchanged })).toBe(
      true,
    );
    expect(
      await catalogue.store('changed', { kind: 'remove', condition: { ...unchanged, revision: 2 } }),
    ).toBe(true);
    expect(await catalogue.read('changed')).toBeUndefined();
  });
});
