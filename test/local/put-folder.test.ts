import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../local/clock';
import { putFolder } from '../../local/put-folder';
import { Calls } from '../../local/services/calls';
import { CredentialStore } from '../../local/services/iam/credential-store';
import { type S3Service, startS3 } from '../../local/services/s3/start-s3';
import { ManualClock } from './manual-clock';
import { temporaryFolder } from './temporary-folder';

const dir = temporaryFolder();
const folder = join(dir, 'film');
const credentials = new CredentialStore();
const caller = credentials.add({ kind: 'operator' });
let s3: S3Service;

beforeAll(async () => {
  mkdirSync(join(folder, 'images'), { recursive: true });
  writeFileSync(join(folder, 'index.m3u8'), '#EXTM3U\n');
  writeFileSync(join(folder, 'images', 'poster.jpg'), Buffer.alloc(70_000, 1));
  s3 = await startS3({ port: 0, dir: join(dir, 's3'), clock: systemClock, credentials, calls: new Calls() });
  // Public for this test, so that it can look without signing.
  const policy = {
    Statement: { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::films/*' },
  };
  await s3.createBucket({ name: 'films', policy });
});

afterAll(() => s3.close());

test('every file below the folder becomes an object with its type and its lifetime', async () => {
  const sizes: number[] = [];
  await putFolder({
    s3Origin: s3.origin,
    caller,
    bucket: 'films',
    prefix: 'vod/a/1/',
    folder,
    cacheControl: 'max-age=5',
    onFile: bytes => sizes.push(bytes),
  });
  const playlist = await fetch(`${s3.origin}/films/vod/a/1/index.m3u8`);
  expect(await playlist.text()).toBe('#EXTM3U\n');
  expect(playlist.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
  expect(playlist.headers.get('cache-control')).toBe('max-age=5');
  const poster = await fetch(`${s3.origin}/films/vod/a/1/images/poster.jpg`);
  expect((await poster.arrayBuffer()).byteLength).toBe(70_000);
  expect(sizes.sort((a, b) => a - b)).toEqual([8, 70_000]);
});

test('it signs at the time of the clock that it is given', async () => {
  const years = new ManualClock();
  const later = await startS3({
    ...{ port: 0, dir: join(dir, 'later'), clock: years, credentials, calls: new Calls() },
  });
  await later.createBucket({ name: 'films' });
  const put = { s3Origin: later.origin, caller, bucket: 'films', prefix: '', folder };
  await putFolder({ ...put, clock: years });
  await expect(putFolder(put)).rejects.toThrow(/^S3 answered 403 to /);
  await later.close();
});

test('a refusal stops it and names the object', async () => {
  const put = putFolder({ s3Origin: s3.origin, caller, bucket: 'none', prefix: '', folder });
  await expect(put).rejects.toThrow(/^S3 answered 404 to /);
});
