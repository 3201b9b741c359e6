import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, codeOf, type Stage, startStage } from './stage';

const PATH = `/${BUCKET}/digits`;
const HOUR = 3_600_000;

const dir = temporaryFolder();
let stage: Stage;
let etag: string;

beforeAll(async () => {
  stage = await startStage(dir);
  const put = (Key: string, Body: Buffer) =>
    stage.client.send(
      new PutObjectCommand({
        Bucket: BUCKET,
        Key,
        Body,
        ContentLength: Body.length,
        CacheControl: 'max-age=9',
      }),
    );
  await put('digits', Buffer.from('0123456789'));
  await put('empty', Buffer.alloc(0));
  etag = (await stage.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'digits' }))).ETag ?? '';
});
afterAll(() => stage.close());

const get = (headers: Record<string, string>, path = PATH) => stage.sendSigned(path, { headers });
const date = (offset: number) => new Date(stage.clock.now() + offset).toUTCString();

test.each([
  ['bytes=0-0', 'bytes 0-0/10', '0'],
  ['bytes=2-4', 'bytes 2-4/10', '234'],
  ['bytes=7-', 'bytes 7-9/10', '789'],
  ['bytes=-3', 'bytes 7-9/10', '789'],
  ['bytes=-99', 'bytes 0-9/10', '0123456789'],
  ['bytes=8-99', 'bytes 8-9/10', '89'],
])('Range %s is answered with %s', async (range, contentRange, text) => {
  const answer = await get({ range });
  expect(answer).toMatchObject({ status: 206, text });
  expect(answer.headers).toMatchObject({
    'content-range': contentRange,
    'content-length': String(text.length),
  });
});

test.each(['bytes=0-1,3-4', 'bytes=5-2', 'bytes=-', 'lines=1-2', 'bytes=a-b'])(
  'Range %s is passed over',
  async range => {
    const answer = await get({ range });
    expect(answer).toMatchObject({ status: 200, text: '0123456789' });
    expect(answer.headers).not.toHaveProperty('content-range');
  },
);

test.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('Range %s lies outside', async range => {
  const answer = await get({ range });
  expect([answer.status, codeOf(answer)]).toEqual([416, 'InvalidRange']);
  expect(answer.headers['content-range']).toBe('bytes */10');
});

test('no range lies inside an empty object', async () => {
  expect((await get({ range: 'bytes=0-' }, `/${BUCKET}/empty`)).status).toBe(416);
});

test('a HEAD for a range tells of that range', async () => {
  const answer = await stage.sendSigned(PATH, { method: 'HEAD', headers: { range: 'bytes=1-2' } });
  expect(answer).toMatchObject({ status: 206, text: '' });
  expect(answer.headers['content-length']).toBe('2');
});

test.each<[string, () => Record<string, string>, number]>([
  ['If-None-Match with its tag', () => ({ 'if-none-match': etag }), 304],
  ['If-None-Match with its weak tag among others', () => ({ 'if-none-match': `"x", W/${etag}` }), 304],
  ['If-None-Match with a star', () => ({ 'if-none-match': '*' }), 304],
  ['If-None-Match with another tag', () => ({ 'if-none-match': '"x"' }), 200],
  ['If-Match with its tag', () => ({ 'if-match': etag }), 200],
  ['If-Match with another tag', () => ({ 'if-match': '"x"' }), 412],
  ['If-Modified-Since a later time', () => ({ 'if-modified-since': date(HOUR) }), 304],
  ['If-Modified-Since an earlier time', () => ({ 'if-modified-since': date(-HOUR) }), 200],
  ['If-Modified-Since no date', () => ({ 'if-modified-since': 'soon' }), 200],
  ['If-Unmodified-Since an earlier time', () => ({ 'if-unmodified-since': date(-HOUR) }), 412],
  ['If-Unmodified-Since a later time', () => ({ 'if-unmodified-since': date(HOUR) }), 200],
  [
    'another tag, which outweighs the date',
    () => ({ 'if-none-match': '"x"', 'if-modified-since': date(HOUR) }),
    200,
  ],
  [
    'its own tag, which outweighs the date',
    () => ({ 'if-match': etag, 'if-unmodified-since': date(-HOUR) }),
    200,
  ],
])('%s', async (_name, headers, status) => {
  const answer = await get(headers());
  expect(answer.status).toBe(status);
  if (status === 412) expect(codeOf(answer)).toBe('PreconditionFailed');
  if (status === 304) {
    expect(answer.text).toBe('');
    expect(answer.headers).toMatchObject({ etag, 'cache-control': 'max-age=9' });
  }
});

test('If-Range with another tag gets the whole object', async () => {
  expect((await get({ range: 'bytes=0-1', 'if-range': etag })).status).toBe(206);
  expect((await get({ range: 'bytes=0-1', 'if-range': '"x"' })).status).toBe(200);
});

test('a client that hangs up in the middle leaves the service well', async () => {
  const body = Buffer.alloc(40_000_000, 1);
  await stage.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'large', Body: body }));
  const controller = new AbortController();
  const url = `${stage.s3.origin}/${BUCKET}/large`;
  const policy = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::${BUCKET}/*`,
  };
  await stage.s3.putBucketPolicy(BUCKET, { Statement: [policy] });
  const answer = await fetch(url, { signal: controller.signal });
  await answer.body?.getReader().read();
  controller.abort();
  expect((await get({})).status).toBe(200);
});
