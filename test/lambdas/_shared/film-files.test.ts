import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { type FilmFiles, openFilmFiles } from '../../../lambdas/_shared/film-files';
import { BUCKET, type Stage, startStage } from '../../local/services/s3/stage';
import { temporaryFolder } from '../../local/temporary-folder';

/** Against local mode's S3, whose conditional writes and copies are its own. */
const dir = temporaryFolder();
let stage: Stage;
let files: FilmFiles;

beforeAll(async () => {
  stage = await startStage(dir);
  files = openFilmFiles({ bucket: BUCKET, client: stage.client });
});

afterAll(() => stage.close());

const head = (Key: string) => stage.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key }));
const TEXT = { contentType: 'text/vtt', cacheControl: 'public, max-age=60' };

test('what is put is read, with its headers', async () => {
  await files.put('vod/a/r/put', 'text', TEXT);
  expect(await files.read('vod/a/r/put')).toEqual({
    bytes: Buffer.from('text'),
    eTag: await files.tagOf('vod/a/r/put'),
    ...TEXT,
  });
});

test('an object that is not there is neither read nor copied, and has no tag', async () => {
  expect(await files.read('vod/a/none')).toBeUndefined();
  expect(await files.tagOf('vod/a/none')).toBeUndefined();
  expect(await files.copy('vod/a/none', 'vod/a/other', TEXT)).toBeUndefined();
  expect(await files.tagOf('vod/a/other')).toBeUndefined();
});

test('an object is replaced only as it was read, and keeps its headers', async () => {
  const key = 'vod/a/r/index.m3u8';
  await stage.client.send(
    new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: 'one', ContentType: 'application/x-mpegurl' }),
  );
  const read = await files.read(key);
  if (read === undefined) throw new TypeError('there is an object');
  expect(await files.replace(key, read, Buffer.from('two'))).toBe(true);
  expect(await head(key)).toMatchObject({ ContentType: 'application/x-mpegurl', ContentLength: 3 });
  expect(await files.replace(key, read, Buffer.from('three'))).toBe(false);
  await files.remove([key, 'vod/a/none']);
  expect(await files.replace(key, read, Buffer.from('three'))).toBe(false);
  expect(await files.tagOf(key)).toBeUndefined();
});

test('a copy has the bytes and the tag of its source, and headers of its own', async () => {
  await files.put('uploads/a/captions/en', 'WEBVTT', { contentType: 'application/octet-stream' });
  const tag = await files.copy('uploads/a/captions/en', 'vod/a/r/captions/en.vtt', TEXT);
  expect(tag).toBe(await files.tagOf('uploads/a/captions/en'));
  expect(tag).toBe(await files.tagOf('vod/a/r/captions/en.vtt'));
  expect(await head('vod/a/r/captions/en.vtt')).toMatchObject({
    ContentType: 'text/vtt',
    CacheControl: 'public, max-age=60',
    ContentLength: 6,
  });
});

test('a refusal is an error that names no key', async () => {
  const client = stage.clientFor(stage.role());
  const refused = openFilmFiles({ bucket: BUCKET, client });
  await expect(refused.put('vod/a/r/put', 'text', TEXT)).rejects.toThrow(
    /^PutObject failed: 403 AccessDenied$/,
  );
  await expect(refused.remove(['vod/a/r/put'])).rejects.toThrow(/^DeleteObjects failed: /);
});
