import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { send } from '../../edge/send';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, codeOf, type Stage, signedHeaders, startStage } from './stage';

const dir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await startStage(dir);
});
afterAll(() => stage.close());

const digest = (algorithm: string, text: string, encoding: 'base64' | 'hex' = 'base64') =>
  createHash(algorithm).update(text).digest(encoding);
const crc = (text: string) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return bytes.toString('base64');
};
const put = (key: string, body: string, headers: Record<string, string> = {}) =>
  stage.sendSigned(`/${BUCKET}/${key}`, {
    method: 'PUT',
    body,
    headers: { 'content-length': String(Buffer.byteLength(body)), ...headers },
  });
const exists = async (key: string) =>
  (await stage.sendSigned(`/${BUCKET}/${key}`, { method: 'HEAD' })).status;

test.each([
  ['x-amz-content-sha256', 'XAmzContentSHA256Mismatch', (text: string) => digest('sha256', text, 'hex')],
  ['content-md5', 'BadDigest', (text: string) => digest('md5', text)],
  ['x-amz-checksum-sha256', 'BadDigest', (text: string) => digest('sha256', text)],
  ['x-amz-checksum-sha1', 'BadDigest', (text: string) => digest('sha1', text)],
  ['x-amz-checksum-crc32', 'BadDigest', crc],
])('a body that breaks its %s is not stored', async (header, code, of) => {
  const broken = await put(`broken-${header}`, 'sent', { [header]: of('promised') });
  expect([broken.status, codeOf(broken)]).toEqual([400, code]);
  expect(await exists(`broken-${header}`)).toBe(404);
  expect((await put(`kept-${header}`, 'sent', { [header]: of('sent') })).status).toBe(200);
  expect(await exists(`kept-${header}`)).toBe(200);
});

describe('aws-chunked', () => {
  const chunked = (key: string, body: string, decoded: number) =>
    stage.sendSigned(`/${BUCKET}/${key}`, {
      method: 'PUT',
      body,
      headers: {
        'content-length': String(Buffer.byteLength(body)),
        'content-encoding': 'aws-chunked',
        'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        'x-amz-decoded-content-length': String(decoded),
        'x-amz-trailer': 'x-amz-checksum-crc32',
      },
    });
  const trailer = (text: string) => `x-amz-checksum-crc32:${crc(text)}\r\n\r\n`;

  test('takes the framing away', async () => {
    expect((await chunked('framed', `3\r\nabc\r\n2\r\nde\r\n0\r\n${trailer('abcde')}`, 5)).status).toBe(200);
    const answer = await stage.sendSigned(`/${BUCKET}/framed`);
    expect(answer.text).toBe('abcde');
    expect(answer.headers).not.toHaveProperty('content-encoding');
  });

  test.each([
    ['a wrong trailer', `3\r\nabc\r\n0\r\n${trailer('abd')}`, 3, 'BadDigest'],
    ['no trailer', '3\r\nabc\r\n0\r\n\r\n', 3, 'BadDigest'],
    ['a missing end', '3\r\nabc\r\n', 3, 'IncompleteBody'],
    ['fewer bytes than declared', `3\r\nabc\r\n0\r\n${trailer('abc')}`, 4, 'IncompleteBody'],
    ['more bytes than declared', `3\r\nabc\r\n0\r\n${trailer('abc')}`, 2, 'IncompleteBody'],
    ['a size that is none', `xyz\r\nabc\r\n0\r\n${trailer('abc')}`, 3, 'InvalidRequest'],
    ['an endless size line', `${'0'.repeat(5000)}\r\n`, 3, 'InvalidRequest'],
    ['a chunk longer than its size', `2\r\nabc\r\n0\r\n${trailer('abc')}`, 3, 'InvalidRequest'],
    ['bytes behind its end', `3\r\nabc\r\n0\r\n${trailer('abc')}more`, 3, 'InvalidRequest'],
  ])('with %s is refused', async (_name, body, decoded, code) => {
    const answer = await chunked('misframed', body, decoded);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    expect(await exists('misframed')).toBe(404);
  });
});

test('If-None-Match: * writes once, If-Match only over what it names', async () => {
  const first = await put('once', 'first', { 'if-none-match': '*' });
  const second = await put('once', 'second', { 'if-none-match': '*' });
  expect([first.status, second.status, codeOf(second)]).toEqual([200, 412, 'PreconditionFailed']);
  expect((await put('once', 'third', { 'if-match': '"other"' })).status).toBe(412);
  expect((await put('once', 'third', { 'if-match': String(first.headers['etag']) })).status).toBe(200);
  expect((await put('never', 'x', { 'if-match': '"other"' })).status).toBe(404);
});

test('of many writers with If-None-Match: * one wins', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => put('race', String(index), { 'if-none-match': '*' })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)]);
});

test('a large upload that is refused is refused before its body is sent', async () => {
  const path = `/${BUCKET}/refused`;
  const role = stage.role({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
  const body = Buffer.alloc(8_000_000);
  const command = new PutObjectCommand({ Bucket: BUCKET, Key: 'refused', Body: body });
  await expect(stage.clientFor(role).send(command)).rejects.toMatchObject({ name: 'AccessDenied' });
  expect((await stage.sendSigned(path, { method: 'HEAD' })).status).toBe(404);
});

test('a body of undeclared length is refused', async () => {
  const answer = await stage.sendSigned(`/${BUCKET}/endless`, {
    method: 'PUT',
    body: 'x',
    headers: { 'transfer-encoding': 'chunked' },
  });
  expect([answer.status, codeOf(answer)]).toEqual([411, 'MissingContentLength']);
});

test('user metadata over 2 KB is refused', async () => {
  expect(codeOf(await put('chatty', 'x', { 'x-amz-meta-long': 'x'.repeat(2048) }))).toBe('MetadataTooLarge');
});

test('a signed request must say how its body is covered', async () => {
  const path = `/${BUCKET}/x`;
  const { 'x-amz-content-sha256': _hash, ...headers } = await signedHeaders(
    stage.operator,
    stage.s3.origin,
    path,
    {},
    stage.clock.now(),
  );
  expect((await send(stage.s3.origin, path, { headers })).status).toBe(403);
  const nonsense = await put('x', 'x', { 'x-amz-content-sha256': 'nonsense' });
  expect([nonsense.status, codeOf(nonsense)]).toEqual([400, 'InvalidArgument']);
});

test('a SHA-256 that the SDK asks for is told back', async () => {
  await stage.client.send(
    new PutObjectCommand({ Bucket: BUCKET, Key: 'summed', Body: 'x', ChecksumAlgorithm: 'SHA256' }),
  );
  const head = await stage.client.send(
    new HeadObjectCommand({ Bucket: BUCKET, Key: 'summed', ChecksumMode: 'ENABLED' }),
  );
  expect(head.ChecksumSHA256).toBe(digest('sha256', 'x'));
});

test('no refused upload leaves anything in the temporary folder', async () => {
  expect(await readdir(join(dir, BUCKET, 'temporary'))).toEqual([]);
});
