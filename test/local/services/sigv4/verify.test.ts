import type { RawRequest } from '../../../../local/services/sigv4/raw-request';
import { verifySigV4 } from '../../../../local/services/sigv4/verify';
import { ManualClock } from '../../manual-clock';

// The examples that AWS publishes with all their intermediate values (S3 API reference, "Authenticating Requests:
// Using the Authorization Header" and "… Using Query Parameters").
const caller = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  principal: { kind: 'operator' },
} as const;
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const SCOPE = `${caller.accessKeyId}/20130524/us-east-1/s3/aws4_request`;

const verify = (request: RawRequest, payloadHash: string) =>
  verifySigV4(request, {
    service: 's3',
    clock: new ManualClock(Date.UTC(2013, 4, 24)),
    credentials: { find: id => (id === caller.accessKeyId ? caller : undefined) },
    payloadHash,
  });

const headerRequest = (signature: string): RawRequest => ({
  method: 'GET',
  path: '/test.txt',
  query: {},
  headers: new Map([
    ['host', 'examplebucket.s3.amazonaws.com'],
    ['range', 'bytes=0-9'],
    ['x-amz-content-sha256', EMPTY],
    ['x-amz-date', '20130524T000000Z'],
    [
      'authorization',
      `AWS4-HMAC-SHA256 Credential=${SCOPE},SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=${signature}`,
    ],
  ]),
});

const presignedRequest = (signature: string): RawRequest => ({
  method: 'GET',
  path: '/test.txt',
  query: {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': SCOPE,
    'X-Amz-Date': '20130524T000000Z',
    'X-Amz-Expires': '86400',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': signature,
  },
  headers: new Map([['host', 'examplebucket.s3.amazonaws.com']]),
});

test('the published signature of a header holds', async () => {
  const signature = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';
  expect(await verify(headerRequest(signature), EMPTY)).toEqual({ caller, form: 'header' });
});

test('the published signature of a query holds', async () => {
  const signature = 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404';
  expect(await verify(presignedRequest(signature), 'UNSIGNED-PAYLOAD')).toEqual({
    caller,
    form: 'presigned',
  });
});

test('any other signature does not', async () => {
  const other = '0'.repeat(64);
  await expect(verify(headerRequest(other), EMPTY)).rejects.toMatchObject({ reason: 'wrong_signature' });
  await expect(verify(presignedRequest(other), EMPTY)).rejects.toMatchObject({ reason: 'wrong_signature' });
});

test('a refusal repeats nothing of the signature or the key', async () => {
  const error: unknown = await verify(headerRequest('ab'.repeat(32)), EMPTY).catch(caught => caught);
  for (const secret of ['ab'.repeat(32), caller.accessKeyId, caller.secretAccessKey]) {
    expect(String(error)).not.toContain(secret);
  }
});

test('a request without a signature is nobody’s', async () => {
  const request = { ...headerRequest(''), headers: new Map([['host', 'examplebucket.s3.amazonaws.com']]) };
  expect(await verify(request, EMPTY)).toBeUndefined();
});
