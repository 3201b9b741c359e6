import { AwsError } from '../../../lambdas/_shared/aws-error';
import { getObject } from '../../../lambdas/_shared/s3';
import { setAwsVariables } from '../aws-variables';
import { type RecordingServer, startRecordingServer } from '../recording-server';

let s3: RecordingServer;
let restore: () => void;

beforeEach(async () => {
  s3 = await startRecordingServer(() => ({ status: 200, body: '#EXTM3U\r\n' }));
  restore = setAwsVariables({ AWS_ENDPOINT_URL_S3: s3.origin });
});

afterEach(async () => {
  restore();
  await s3.close();
});

const refusal = (status: number, code: string) => () => ({
  status,
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>arn:aws:s3:::films</Message></Error>`,
});

test('an object comes back byte for byte', async () => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x00, 0xff, 0x0d, 0x0a]);
  s3.reply = () => ({ status: 200, body: bytes });
  expect(await getObject('films', 'vod/a/b/index.m3u8')).toEqual({ body: bytes });
});

test('an object that the caller has is asked for by its tag, and not sent again', async () => {
  s3.reply = ({ headers }) =>
    headers['if-none-match'] === '"new"'
      ? { status: 304, body: '' }
      : { status: 200, body: 'new', headers: { etag: '"new"' } };
  const sent = { body: Buffer.from('new'), eTag: '"new"' };
  expect(await getObject('films', 'vod/a/b/index.m3u8', '"old"')).toEqual(sent);
  expect(await getObject('films', 'vod/a/b/index.m3u8', '"new"')).toBe('unchanged');
});

test('a call is path-style at a given endpoint, and signed for S3 in the region with the session token', async () => {
  await getObject('films', 'vod/a/b/index.m3u8');
  const [request] = s3.requests;
  expect(request).toMatchObject({ method: 'GET', url: '/films/vod/a/b/index.m3u8' });
  expect(request?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/s3\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/,
  );
  expect(request?.headers['x-amz-security-token']).toBe('not-a-real-session-token');
});

test('a call without an endpoint goes to the bucket by its own host name over TLS, in its partition', async () => {
  restore();
  restore = setAwsVariables({ URL_SUFFIX: 'amazonaws.com.cn' });
  const fetched = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('body'));
  await getObject('films', 'vod/a/b/index.m3u8');
  expect(String(fetched.mock.calls[0]?.[0])).toBe(
    'https://films.s3.eu-central-1.amazonaws.com.cn/vod/a/b/index.m3u8',
  );
  fetched.mockRestore();
});

test.each([
  [404, 'NoSuchKey'],
  [403, 'AccessDenied'],
])('%d %s means that there is no such object', async (status, code) => {
  s3.reply = refusal(status, code);
  expect(await getObject('films', 'vod/a/b/index.m3u8')).toBeUndefined();
});

test.each([
  [404, 'NoSuchBucket'],
  [403, 'SignatureDoesNotMatch'],
  [403, 'InvalidAccessKeyId'],
  [400, 'ExpiredToken'],
])('%d %s is a failure of ours, not a missing object', async (status, code) => {
  s3.reply = refusal(status, code);
  const failure = await getObject('films', 'vod/a/b/index.m3u8').catch(error => error);
  expect(failure).toBeInstanceOf(AwsError);
  expect(failure).toMatchObject({ message: `GetObject failed: ${status} ${code}`, status, code });
});

test.each(['vod/../uploads/a/source', 'vod/./a', '..', 'vod/a/..', 'vod/a?b', 'vod/a%2Fb', 'vod/ä', ''])(
  'key %j is refused, since a URL could name another',
  async key => {
    await expect(getObject('films', key)).rejects.toThrow(TypeError);
    expect(s3.requests).toHaveLength(0);
  },
);
