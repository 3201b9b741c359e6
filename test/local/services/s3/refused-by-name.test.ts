import { createHash } from 'node:crypto';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, codeOf, type Stage, startStage } from './stage';

const dir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await startStage(dir);
});
afterAll(() => stage.close());

const bodiless = { 'content-length': '0' };

test.each<[string, string, string, Record<string, string>, Record<string, string>]>([
  ['acl', 'GET', 'key', { acl: '' }, {}],
  ['tagging', 'PUT', 'key', { tagging: '' }, bodiless],
  ['versionId', 'GET', 'key', { versionId: 'x' }, {}],
  ['lifecycle', 'GET', '', { lifecycle: '' }, {}],
  ['partNumber', 'GET', 'key', { partNumber: '1' }, {}],
  ['ListObjects', 'GET', '', {}, {}],
  ['form POST', 'POST', '', {}, bodiless],
  ['making or deleting buckets', 'PUT', '', {}, bodiless],
  ['x-amz-tagging', 'PUT', 'key', {}, { ...bodiless, 'x-amz-tagging': 'a=b' }],
  ['x-amz-acl', 'PUT', 'key', {}, { ...bodiless, 'x-amz-acl': 'public-read' }],
  ['x-amz-storage-class', 'PUT', 'key', {}, { ...bodiless, 'x-amz-storage-class': 'GLACIER' }],
  [
    'x-amz-server-side-encryption',
    'PUT',
    'key',
    {},
    { ...bodiless, 'x-amz-server-side-encryption': 'aws:kms' },
  ],
  [
    'STREAMING-AWS4',
    'PUT',
    'key',
    {},
    { ...bodiless, 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' },
  ],
  ['checksum algorithm', 'PUT', 'key', {}, { ...bodiless, 'x-amz-checksum-crc64nvme': 'AAAAAAAAAAA=' }],
  ['If-None-Match', 'PUT', 'key', {}, { ...bodiless, 'if-none-match': '"tag"' }],
  [
    'UploadPartCopy',
    'PUT',
    'key',
    { partNumber: '1', uploadId: 'x' },
    { ...bodiless, 'x-amz-copy-source': 'a/b' },
  ],
])('%s is refused by name', async (name, method, key, query, headers) => {
  const path = key === '' ? `/${BUCKET}` : `/${BUCKET}/${key}`;
  const answer = await stage.sendSigned(path, { method, query, headers });
  expect([answer.status, codeOf(answer)]).toEqual([501, 'NotImplemented']);
  expect(answer.text).toContain(name);
});

test('what every local object is anyway may be asked for', async () => {
  const headers = {
    ...bodiless,
    'x-amz-server-side-encryption': 'AES256',
    'x-amz-storage-class': 'STANDARD',
  };
  expect((await stage.sendSigned(`/${BUCKET}/plain`, { method: 'PUT', headers })).status).toBe(200);
});

test.each([
  ['/nowhere/key', 404, 'NoSuchBucket'],
  ['/', 501, 'NotImplemented'],
  [`/${BUCKET}/%ff`, 400, 'InvalidURI'],
  [`/${BUCKET}/%2`, 400, 'InvalidURI'],
])('%s is answered with %i %s', async (path, status, code) => {
  const answer = await stage.sendSigned(path);
  expect([answer.status, codeOf(answer)]).toEqual([status, code]);
});

test('PATCH is no method of S3', async () => {
  expect(codeOf(await stage.sendSigned(`/${BUCKET}/key`, { method: 'PATCH' }))).toBe('MethodNotAllowed');
});

test.each([
  ['<Delete><Object><Key>a</Key></Object>', 'no end'],
  ['<!DOCTYPE x [<!ENTITY a "b">]><Delete><Object><Key>&a;</Key></Object></Delete>', 'a document type'],
  ['<Delete></Delete>', 'no keys'],
  ['<Remove><Object><Key>a</Key></Object></Remove>', 'another root'],
  ['<Delete><Object><Key>a</Key><VersionId>1</VersionId></Object></Delete>', 'a version'],
  ['', 'nothing'],
])('the XML %j is refused: %s', async body => {
  const headers = {
    'content-length': String(body.length),
    'content-md5': createHash('md5').update(body).digest('base64'),
  };
  const answer = await stage.sendSigned(`/${BUCKET}`, {
    method: 'POST',
    query: { delete: '' },
    headers,
    body,
  });
  expect([answer.status, codeOf(answer)]).toEqual([400, 'MalformedXML']);
});
