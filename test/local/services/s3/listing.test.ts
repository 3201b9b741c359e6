import { ListObjectsV2Command, type ListObjectsV2CommandInput, PutObjectCommand } from '@aws-sdk/client-s3';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, codeOf, type Stage, startStage } from './stage';

const KEYS = [
  'Z',
  'a b',
  'a&b',
  'vod/1/index.m3u8',
  'vod/1/seg_1',
  'vod/1/seg_2',
  'vod/2/index.m3u8',
  'vod/x',
  'ü',
  '🎬',
  'ﬀ',
];
const IN_ORDER = [...KEYS].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

const dir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await startStage(dir);
  for (const Key of KEYS) await stage.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Key }));
});
afterAll(() => stage.close());

const list = (input: Partial<ListObjectsV2CommandInput> = {}) =>
  stage.client.send(new ListObjectsV2Command({ Bucket: BUCKET, ...input }));

async function listAll(input: Partial<ListObjectsV2CommandInput>): Promise<string[]> {
  const found: string[] = [];
  let token: string | undefined;
  do {
    const page = await list({ ...input, ...(token === undefined ? {} : { ContinuationToken: token }) });
    found.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
    found.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => `${Prefix}*`));
    expect(page.KeyCount).toBeLessThanOrEqual(input.MaxKeys ?? 1000);
    expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return found;
}

test('keys come in the order of their bytes, with what S3 tells of them', async () => {
  const page = await list();
  expect(page.Contents?.map(({ Key }) => Key)).toEqual(IN_ORDER);
  expect(page.Contents?.[0]).toMatchObject({
    Size: 1,
    StorageClass: 'STANDARD',
    ETag: expect.stringMatching(/^"/),
  });
});

test.each([1, 2, 3, 100])('pages of %i together hold every key once', async MaxKeys => {
  expect(await listAll({ MaxKeys })).toEqual(IN_ORDER);
});

test.each([1, 2, 100])('pages of %i hold each common prefix once', async MaxKeys => {
  expect(await listAll({ MaxKeys, Delimiter: '/', Prefix: 'vod/' })).toEqual(
    MaxKeys === 100
      ? ['vod/x', 'vod/1/*', 'vod/2/*']
      : expect.arrayContaining(['vod/1/*', 'vod/2/*', 'vod/x']),
  );
  expect((await listAll({ MaxKeys, Delimiter: '/', Prefix: 'vod/' })).length).toBe(3);
});

test('start-after passes over what comes before', async () => {
  expect(await listAll({ StartAfter: 'vod/1/seg_1', Prefix: 'vod/' })).toEqual([
    'vod/1/seg_2',
    'vod/2/index.m3u8',
    'vod/x',
  ]);
});

test('encoding-type=url writes keys as a query does', async () => {
  const page = await list({ EncodingType: 'url', Prefix: 'a' });
  expect(page.Contents?.map(({ Key }) => Key)).toEqual(['a+b', 'a%26b']);
});

test('a page of none is empty and the last', async () => {
  expect(await list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false });
});

test.each([{ 'max-keys': 'many' }, { 'continuation-token': '***' }, { 'encoding-type': 'xml' }])(
  '%j is refused',
  async query => {
    const answer = await stage.sendSigned(`/${BUCKET}`, { query: { 'list-type': '2', ...query } });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'InvalidArgument']);
  },
);
