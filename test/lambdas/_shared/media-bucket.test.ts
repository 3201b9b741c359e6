import { S3Client } from '@aws-sdk/client-s3';
import { openMediaBucket } from '../../../lambdas/_shared/media-bucket';
import { type RecordingServer, startRecordingServer } from '../recording-server';

let s3: RecordingServer;
let client: S3Client;
const open = () => openMediaBucket({ bucket: 'media', client });

beforeEach(async () => {
  s3 = await startRecordingServer(() => ({ status: 200, body: '' }));
  client = new S3Client({
    endpoint: s3.origin,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-real-key' },
    maxAttempts: 1,
  });
});

afterEach(async () => {
  client.destroy();
  await s3.close();
});

test('an object is told by its size and its ETag, without quotes', async () => {
  s3.reply = () => ({ status: 200, body: '', headers: { etag: '"0123-2"', 'content-length': '7' } });
  expect(await open().head('uploads/v/source')).toEqual({ size: 7, eTag: '0123-2' });
  expect(s3.requests).toMatchObject([{ method: 'HEAD', url: '/media/uploads/v/source' }]);
});

test('an object is read whole', async () => {
  s3.reply = () => ({ status: 200, body: '#EXTM3U', headers: { 'content-length': '7' } });
  expect(await open().read('vod/v/r/index.m3u8', 7)).toEqual(Buffer.from('#EXTM3U'));
  expect(s3.requests[0]?.url).toMatch(/^\/media\/vod\/v\/r\/index\.m3u8/);
});

test('an object that is too large is not read', async () => {
  s3.reply = () => ({ status: 200, body: '#EXTM3U\n', headers: { 'content-length': '8' } });
  await expect(open().read('k', 7)).rejects.toThrow(/^GetObject failed: TooLarge$/);
});

test('what is not there is no error', async () => {
  s3.reply = () => ({ status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' });
  expect(await open().head('k')).toBeUndefined();
  expect(await open().read('k', 7)).toBeUndefined();
  expect(await open().exists('k')).toBe(false);
});

test('a refusal is no sign of absence', async () => {
  s3.reply = () => ({ status: 403, body: '<Error><Code>AccessDenied</Code></Error>' });
  await expect(open().exists('k')).rejects.toThrow(/^HeadObject failed: 403/);
  await expect(open().read('k', 7)).rejects.toThrow(/^GetObject failed: 403 AccessDenied$/);
});
