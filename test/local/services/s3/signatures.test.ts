import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { send } from '../../edge/send';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, codeOf, type Stage, signedHeaders, startStage } from './stage';

const MINUTE = 60_000;
const PATH = `/${BUCKET}/film`;

const dir = temporaryFolder();
let stage: Stage;
let origin: string;

beforeAll(async () => {
  stage = await startStage(dir);
  origin = stage.s3.origin;
  await stage.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'film', Body: 'frames' }));
});
afterAll(() => stage.close());

const presignedGet = async (options: { expiresIn?: number; now?: number } = {}) => {
  const signingDate = new Date(options.now ?? stage.clock.now());
  const command = new GetObjectCommand({ Bucket: BUCKET, Key: 'film' });
  const url = new URL(await getSignedUrl(stage.client, command, { expiresIn: 60, signingDate, ...options }));
  return `${url.pathname}${url.search}`;
};

const headersFor = (now = stage.clock.now(), headers: Record<string, string> = {}) =>
  signedHeaders(stage.operator, origin, PATH, { headers }, now);

describe('a signature in the Authorization header', () => {
  test('is accepted', async () => {
    expect(await send(origin, PATH, { headers: await headersFor() })).toMatchObject({
      status: 200,
      text: 'frames',
    });
  });

  test('is refused when one digit of it is altered', async () => {
    const headers = await headersFor();
    const authorization = (headers['authorization'] ?? '').replace(/.$/, digit =>
      digit === '0' ? '1' : '0',
    );
    const answer = await send(origin, PATH, { headers: { ...headers, authorization } });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'SignatureDoesNotMatch']);
    expect(answer.headers['content-type']).toBe('application/xml');
    expect(answer.headers['x-amz-request-id']).toMatch(/^[0-9A-F]{16}$/);
    expect(answer.text).not.toContain(PATH);
  });

  test.each([
    ['another path', { path: `/${BUCKET}/other` }],
    ['another spelling of the path', { path: `/${BUCKET}/fil%6D` }],
    ['another query', { path: `${PATH}?response-content-type=text/html` }],
    ['another method', { method: 'DELETE' }],
    ['another host', { headers: { host: '127.0.0.1:1' } }],
    ['another value of a signed header', { headers: { 'x-amz-content-sha256': 'a'.repeat(64) } }],
    ['another value of a signed header of its own', { headers: { 'x-amz-meta-a': 'two' } }],
  ])(
    'does not hold for %s',
    async (_name, {
      path = PATH,
      method = 'GET',
      headers = {},
    }: {
      path?: string;
      method?: string;
      headers?: Record<string, string>;
    }) => {
      const signed = await headersFor(undefined, { 'x-amz-meta-a': 'one' });
      const answer = await send(origin, path, { method, headers: { ...signed, ...headers } });
      expect([answer.status, codeOf(answer)]).toEqual([403, 'SignatureDoesNotMatch']);
    },
  );

  test('is refused when an x-amz- header was added that it does not cover', async () => {
    const headers = { ...(await headersFor()), 'x-amz-meta-added': '1' };
    const answer = await send(origin, PATH, { headers });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'AccessDenied']);
  });

  test.each([
    [14, 200],
    [-14, 200],
    [16, 403],
    [-16, 403],
  ])('made %i minutes from now is answered with %i', async (minutes, status) => {
    const headers = await headersFor(stage.clock.now() + minutes * MINUTE);
    const answer = await send(origin, PATH, { headers });
    expect(answer.status).toBe(status);
    if (status === 403) expect(codeOf(answer)).toBe('RequestTimeTooSkewed');
  });

  test('by a key nobody has is told apart from a wrong one', async () => {
    const stranger = { ...stage.operator, accessKeyId: 'AKIASTRANGER' };
    const headers = await signedHeaders(stranger, origin, PATH, {}, stage.clock.now());
    const answer = await send(origin, PATH, { headers });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'InvalidAccessKeyId']);
  });

  test('for a host of somebody else’s choice is refused even when it holds', async () => {
    const headers = await headersFor(undefined, { host: 'films.example' });
    const answer = await send(origin, PATH, { headers });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'InvalidRequest']);
  });

  test.each([
    ['Basic YTpi', 'another type'],
    ['AWS4-HMAC-SHA256 Credential=x', 'no scope'],
    ['AWS4-HMAC-SHA256', 'nothing'],
  ])('that is malformed is refused: %s', async authorization => {
    const answer = await send(origin, PATH, { headers: { ...(await headersFor()), authorization } });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'AuthorizationHeaderMalformed']);
  });

  test('that does not cover the host is refused', async () => {
    const headers = await headersFor();
    const authorization = (headers['authorization'] ?? '').replace('host;', '');
    const answer = await send(origin, PATH, { headers: { ...headers, authorization } });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'AuthorizationHeaderMalformed']);
  });

  test('for another region is refused', async () => {
    const headers = await headersFor();
    const authorization = (headers['authorization'] ?? '').replace('us-east-1', 'eu-west-1');
    const answer = await send(origin, PATH, { headers: { ...headers, authorization } });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'AuthorizationHeaderMalformed']);
  });

  test('needs the role’s session token', async () => {
    const role = stage.role({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
    const get = (caller: typeof role) =>
      stage.clientFor(caller).send(new GetObjectCommand({ Bucket: BUCKET, Key: 'film' }));
    expect((await get(role)).$metadata.httpStatusCode).toBe(200);
    const { sessionToken, ...withoutToken } = role;
    expect(sessionToken).toBeDefined();
    await expect(get(withoutToken)).rejects.toMatchObject({ name: 'InvalidToken' });
    await expect(get({ ...role, sessionToken: `${sessionToken}x` })).rejects.toMatchObject({
      name: 'InvalidToken',
    });
  });
});

describe('a presigned URL', () => {
  test('is accepted until it expires, and not at that second', async () => {
    const path = await presignedGet({ expiresIn: 60, now: Math.floor(stage.clock.now() / 1000) * 1000 });
    expect((await send(origin, path)).text).toBe('frames');
    const elapsed = stage.clock.now() % 1000;
    stage.clock.advance(59_999 - elapsed);
    expect((await send(origin, path)).status).toBe(200);
    stage.clock.advance(1);
    const expired = await send(origin, path);
    expect([expired.status, codeOf(expired)]).toEqual([403, 'AccessDenied']);
    expect(expired.text).toContain('<Message>Request has expired</Message>');
    stage.clock.advance(elapsed - 60_000);
  });

  test('from the future is refused', async () => {
    const answer = await send(origin, await presignedGet({ now: stage.clock.now() + 16 * MINUTE }));
    expect([answer.status, codeOf(answer)]).toEqual([403, 'AccessDenied']);
  });

  test.each([
    [
      'signature',
      (path: string) =>
        path.replace(/(X-Amz-Signature=)(.)/, (_all, name, digit) => `${name}${digit === '0' ? '1' : '0'}`),
    ],
    ['lifetime', (path: string) => path.replace('X-Amz-Expires=60', 'X-Amz-Expires=61')],
    ['path', (path: string) => path.replace('/film?', '/other?')],
    ['query', (path: string) => `${path}&response-content-type=text%2Fhtml`],
  ])('does not hold when its %s is altered', async (_part, alter) => {
    const answer = await send(origin, alter(await presignedGet()));
    expect([answer.status, codeOf(answer)]).toEqual([403, 'SignatureDoesNotMatch']);
    expect(answer.text).not.toContain('X-Amz-');
  });

  test('does not hold for another method or host', async () => {
    const path = await presignedGet();
    expect(codeOf(await send(origin, path, { method: 'DELETE' }))).toBe('SignatureDoesNotMatch');
    expect(codeOf(await send(origin, path, { headers: { host: 'localhost' } }))).toBe(
      'SignatureDoesNotMatch',
    );
  });

  test.each([
    ['0', 400],
    ['604801', 400],
    ['-1', 400],
    ['1e3', 400],
  ])('cannot live %s seconds', async (seconds, status) => {
    const path = (await presignedGet()).replace('X-Amz-Expires=60', `X-Amz-Expires=${seconds}`);
    expect((await send(origin, path)).status).toBe(status);
  });

  test('with a parameter given twice is refused', async () => {
    const answer = await send(origin, `${await presignedGet()}&X-Amz-Expires=600`);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'AuthorizationHeaderMalformed']);
  });

  test('together with an Authorization header is refused', async () => {
    const answer = await send(origin, await presignedGet(), { headers: await headersFor() });
    expect(answer.status).toBe(400);
  });

  test('replaces headers of the answer where it was signed to', async () => {
    const command = new GetObjectCommand({
      Bucket: BUCKET,
      Key: 'film',
      ResponseContentType: 'text/plain; charset=utf-8',
      ResponseContentDisposition: 'attachment; filename="a film.mp4"',
    });
    const answer = await fetch(await getSignedUrl(stage.client, command));
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a film.mp4"');
  });

  test('for an upload binds the signed type and length', async () => {
    const command = new PutObjectCommand({
      Bucket: BUCKET,
      Key: 'uploaded',
      ContentType: 'video/mp4',
      ContentLength: 5,
    });
    const url = await getSignedUrl(stage.client, command, {
      signableHeaders: new Set(['content-type', 'content-length']),
    });
    const put = (body: string, type: string) =>
      fetch(url, { method: 'PUT', body, headers: { 'content-type': type } });
    expect((await put('longer', 'video/mp4')).status).toBe(403);
    expect((await put('right', 'text/html')).status).toBe(403);
    expect((await put('right', 'video/mp4')).status).toBe(200);
    const stored = await stage.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'uploaded' }));
    expect([stored.ContentType, await stored.Body?.transformToString()]).toEqual(['video/mp4', 'right']);
  });
});

describe('without a signature', () => {
  test.each([
    ['GET', PATH],
    ['HEAD', PATH],
    ['PUT', PATH],
    ['DELETE', PATH],
    ['POST', `${PATH}?uploads`],
    ['GET', `/${BUCKET}?list-type=2`],
    ['GET', `/${BUCKET}/missing`],
  ])('%s %s is refused', async (method, path) => {
    const answer = await send(origin, path, { method });
    expect(answer.status).toBe(403);
    if (method === 'HEAD') expect(answer.body).toHaveLength(0);
    else expect(codeOf(answer)).toBe('AccessDenied');
  });
});
