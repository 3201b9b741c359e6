import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, type Stage, startStage } from './stage';

const dir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await startStage(dir);
});
afterAll(() => stage.close());

const put = (Key: string, Body: string | Buffer = Key) =>
  stage.client.send(
    new PutObjectCommand({ Bucket: BUCKET, Key, Body, ContentLength: Buffer.byteLength(Body) }),
  );
const get = async (Key: string, options: { Range?: string } = {}) => {
  const answer = await stage.client.send(new GetObjectCommand({ Bucket: BUCKET, Key, ...options }));
  return { ...answer, text: (await answer.Body?.transformToString()) ?? '' };
};

test('an object comes back with its bytes, headers and metadata', async () => {
  const body = randomBytes(300_000);
  await stage.client.send(
    new PutObjectCommand({
      Bucket: BUCKET,
      Key: 'vod/one/index.m3u8',
      Body: body,
      ContentType: 'application/vnd.apple.mpegurl',
      CacheControl: 'max-age=60',
      ContentEncoding: 'gzip',
      ContentDisposition: 'inline',
      ContentLanguage: 'de',
      Metadata: { film: 'one', title: 'A & B' },
    }),
  );
  const answer = await stage.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'vod/one/index.m3u8' }));
  expect(Buffer.from((await answer.Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
  expect(answer).toMatchObject({
    ContentLength: 300_000,
    ContentType: 'application/vnd.apple.mpegurl',
    CacheControl: 'max-age=60',
    ContentEncoding: 'gzip',
    ContentDisposition: 'inline',
    ContentLanguage: 'de',
    Metadata: { film: 'one', title: 'A & B' },
    AcceptRanges: 'bytes',
    LastModified: new Date(Math.floor(stage.clock.now() / 1000) * 1000),
  });
  expect(answer.ETag).toMatch(/^"[0-9a-f]{32}"$/);
});

test('a streamed body with its checksum in a trailer is stored without its framing', async () => {
  const chunks = [randomBytes(70_000), randomBytes(3), randomBytes(130_000)];
  const whole = Buffer.concat(chunks);
  const written = await stage.client.send(
    new PutObjectCommand({
      Bucket: BUCKET,
      Key: 'streamed',
      Body: Readable.from(chunks),
      ContentLength: whole.length,
      ContentEncoding: 'br',
    }),
  );
  const answer = await stage.client.send(
    new GetObjectCommand({ Bucket: BUCKET, Key: 'streamed', ChecksumMode: 'ENABLED' }),
  );
  expect(Buffer.from((await answer.Body?.transformToByteArray()) ?? []).equals(whole)).toBe(true);
  expect(answer.ContentEncoding).toBe('br');
  expect(answer.ChecksumCRC32).toBe(written.ChecksumCRC32);
  expect(answer.ChecksumCRC32).toBeDefined();
});

test('HEAD tells what GET tells, without a body', async () => {
  await put('headed', 'twelve bytes');
  const head = await stage.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'headed' }));
  expect(head.ContentLength).toBe(12);
  expect(head.ETag).toBe((await get('headed')).ETag);
});

test('an empty object is an object', async () => {
  await put('empty', '');
  expect(await get('empty')).toMatchObject({ text: '', ContentLength: 0 });
});

test.each([
  'a/b',
  'a/b/c',
  '../../outside',
  'a/../b',
  './.',
  '/starts with a slash',
  'double//slash',
  'percent%2Fencoded',
  'Case',
  'case',
  'ünï ✓ 🎬',
  "plus+star*quest?hash#amp&quote'",
  '@.json',
  '='.repeat(200),
  `${'long/'.repeat(200)}end`,
  'ü'.repeat(512),
])('the key %j holds its own object', async key => {
  await put(key);
  expect((await get(key)).text).toBe(key);
});

test('a key over 1,024 bytes is refused', async () => {
  await expect(put('x'.repeat(1025))).rejects.toMatchObject({ name: 'KeyTooLongError' });
});

test('a deleted object is gone, and deleting it again is no failure', async () => {
  await put('mortal');
  await put('mortal/child');
  for (let twice = 0; twice < 2; twice++) {
    await stage.client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'mortal' }));
  }
  await expect(get('mortal')).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect((await get('mortal/child')).text).toBe('mortal/child');
});

test('DeleteObjects deletes what it names and nothing else', async () => {
  const keys = ['bulk/<1>', 'bulk/2&3', 'bulk/ 4\r'];
  for (const key of [...keys, 'bulk/kept']) await put(key);
  const answer = await stage.client.send(
    new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects: keys.map(Key => ({ Key })) } }),
  );
  expect(answer.Deleted?.map(({ Key }) => Key)).toEqual(keys);
  for (const key of keys) await expect(get(key)).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect((await get('bulk/kept')).text).toBe('bulk/kept');
});

test('a copy has the bytes and headers of its source, or new headers where it says so', async () => {
  await stage.client.send(
    new PutObjectCommand({ Bucket: BUCKET, Key: 'copy/ü source', Body: 'copied', ContentType: 'text/vtt' }),
  );
  const CopySource = `${BUCKET}/${encodeURIComponent('copy/ü source')}`;
  await stage.client.send(new CopyObjectCommand({ Bucket: BUCKET, Key: 'copy/plain', CopySource }));
  await stage.client.send(
    new CopyObjectCommand({
      Bucket: BUCKET,
      Key: 'copy/replaced',
      CopySource,
      MetadataDirective: 'REPLACE',
      ContentType: 'text/plain',
    }),
  );
  expect(await get('copy/plain')).toMatchObject({ text: 'copied', ContentType: 'text/vtt' });
  expect(await get('copy/replaced')).toMatchObject({ text: 'copied', ContentType: 'text/plain' });
  await expect(
    stage.client.send(new CopyObjectCommand({ Bucket: BUCKET, Key: 'copy/ü source', CopySource })),
  ).rejects.toMatchObject({ name: 'InvalidRequest' });
  await expect(
    stage.client.send(
      new CopyObjectCommand({ Bucket: BUCKET, Key: 'copy/x', CopySource: `${BUCKET}/nothing` }),
    ),
  ).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('writers of one key do not mix: readers see one whole object, the last one in the end', async () => {
  const bodies = Array.from({ length: 12 }, (_, index) => Buffer.alloc(200_000, index + 1));
  await put('contested', bodies[0]);
  const writes = bodies.map(body => put('contested', body));
  const reads = bodies.map(async () => {
    const answer = await stage.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'contested' }));
    const bytes = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
    expect(bytes).toHaveLength(200_000);
    expect(new Set(bytes).size).toBe(1);
  });
  await Promise.all([...writes, ...reads]);
});
