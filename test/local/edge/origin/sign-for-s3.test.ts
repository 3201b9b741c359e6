import { signForS3 } from '../../../../local/edge/origin/sign-for-s3';

const key = { accessKeyId: 'AKID', secretAccessKey: 'secret', region: 'us-east-1' };
const request = {
  method: 'PUT',
  url: new URL('http://127.0.0.1:9000/bucket'),
  path: '/bucket/a//b/../c',
  query: 'partNumber=1&uploadId=x%20y',
  headers: { host: '127.0.0.1:9000' },
};
const NOW = Date.UTC(2030, 0, 2, 3, 4, 5);

test('a viewer’s own Authorization and x-amz fields do not come through, the edge’s id does', async () => {
  const headers = {
    ...request.headers,
    authorization: 'Bearer viewer',
    'x-amz-acl': 'public-read',
    'x-amz-security-token': 'viewer',
    'x-amz-cf-id': 'id',
    origin: 'https://page.example',
  };
  const signed = await signForS3({ ...request, headers }, key, NOW);
  expect(signed.headers).toStrictEqual({
    authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 /),
    host: '127.0.0.1:9000',
    origin: 'https://page.example',
    'x-amz-cf-id': 'id',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20300102T030405Z',
  });
});

test('path and query stay as they were written', async () => {
  expect(await signForS3(request, key, NOW)).toMatchObject({ path: request.path, query: request.query });
});

test('a body that streams is signed as unsigned payload', async () => {
  for (const body of [{ 'content-length': '3' }, { 'transfer-encoding': 'chunked' }]) {
    const signed = await signForS3({ ...request, headers: { ...request.headers, ...body } }, key, NOW);
    expect(signed.headers).toMatchObject({ ...body, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' });
  }
});
