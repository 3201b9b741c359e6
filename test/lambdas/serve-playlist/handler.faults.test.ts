import type { GatewayResponse } from '../../../lambdas/serve-playlist/gateway-response';
import { FILM, grant, openStage, type Stage, secretArn, signingArn } from './handler.stage';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
});

afterEach(() => stage.close());

function expectUnavailable(answer: GatewayResponse, retryAfter: number): void {
  expect(answer).toMatchObject({ statusCode: 503, isBase64Encoded: false });
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
    'content-type': 'application/problem+json',
    'retry-after': String(retryAfter),
  });
  expect(JSON.parse(answer.body)).toMatchObject({ status: 503, code: 'unavailable' });
}

const refusedBySecretsManager = () => ({
  status: 400,
  body: JSON.stringify({ __type: 'AccessDeniedException', Message: `no access to ${signingArn(1)}` }),
});

const logLine = () => {
  expect(stage.logged).toHaveLength(1);
  return JSON.parse(stage.logged[0] ?? '');
};

test('a first request loads its generation’s two secrets and nothing else', async () => {
  await stage.play();
  expect(stage.secretsRead().sort()).toEqual([secretArn(1), signingArn(1)]);
});

test('the private key is fetched beside the grant secret, not after it; forged grants fetch no more', async () => {
  for (const text of ['x', 'y', 'z']) await stage.play({ token: await grant({}, 1, text.repeat(64)) });
  expect(stage.secretsRead().sort()).toEqual([secretArn(1), signingArn(1)]);
});

test('another live generation’s secrets are loaded when its first grant comes, and once', async () => {
  await stage.play();
  const token = await grant({}, 2);
  expect((await stage.play({ token })).statusCode).toBe(200);
  expect(
    (await stage.play({ token: await grant({ film: FILM, expires: 1_800_009_999 }, 2) })).statusCode,
  ).toBe(200);
  expect(stage.secretsRead().slice(2).sort()).toEqual([secretArn(2), signingArn(2)]);
});

test('a secret that cannot be loaded is 503, never 403, and is asked for again after 2 s', async () => {
  const working = stage.secrets.reply;
  stage.secrets.reply = refusedBySecretsManager;
  expectUnavailable(await stage.play(), 2);
  const asked = stage.secrets.requests.length;

  stage.secrets.reply = working;
  stage.clock.now += 1;
  expectUnavailable(await stage.play(), 1);
  expect(stage.secrets.requests).toHaveLength(asked);

  stage.clock.now += 1;
  expect((await stage.play()).statusCode).toBe(200);
});

test('one generation’s missing secret does not stop another’s grants', async () => {
  const working = stage.secrets.reply;
  stage.secrets.reply = request =>
    request.body.includes(secretArn(2)) ? refusedBySecretsManager() : working(request);
  expectUnavailable(await stage.play({ token: await grant({}, 2) }), 2);
  expect((await stage.play()).statusCode).toBe(200);
});

test.each([
  ['has no value yet', { status: 400, body: '{"__type":"ResourceNotFoundException"}' }],
  ['is empty', { status: 200, body: '{"SecretString":""}' }],
  ['holds no key', { status: 200, body: '{"SecretString":"no key, but private"}' }],
])('a signing secret that %s is 503', async (_name, reply) => {
  const working = stage.secrets.reply;
  stage.secrets.reply = request => (request.body.includes(signingArn(1)) ? reply : working(request));
  expectUnavailable(await stage.play(), 2);
  expect(logLine().reason).not.toContain('private but');
  expect(stage.logged[0]).not.toContain('no key, but private');
});

test.each([
  [
    'S3 fails',
    () => ({ status: 503, body: '<Error><Code>SlowDown</Code></Error>' }),
    'GetObject failed: 503 SlowDown',
  ],
  [
    'S3 does not know us',
    () => ({ status: 403, body: '<Error><Code>InvalidAccessKeyId</Code></Error>' }),
    'GetObject failed: 403 InvalidAccessKeyId',
  ],
  ['S3 hangs up', () => 'drop' as const, 'GetObject failed: Network'],
])('when %s the answer is 503, and the next request tries again', async (_name, reply, reason) => {
  const working = stage.s3.reply;
  stage.s3.reply = reply;
  expectUnavailable(await stage.play(), 2);
  expect(logLine()).toEqual({
    level: 'error',
    code: 'unavailable',
    routeKey: 'GET /play/{token}/{proxy+}',
    requestId: 'request-1',
    film: FILM,
    reason,
  });
  stage.s3.reply = working;
  expect((await stage.play()).statusCode).toBe(200);
});

test('a wrong environment is 503, with all faults in one line of the log', async () => {
  stage.env['CDN_ORIGIN'] = 'not-an-origin';
  stage.env['KEY_GENERATIONS'] = '';
  stage.restart();
  expectUnavailable(await stage.play(), 5);
  expect(logLine().reason).toMatch(/^environment: CDN_ORIGIN must be .*; KEY_GENERATIONS must be /);
  expect(stage.logged[0]).not.toContain('not-an-origin');
});

test('a preflight needs neither environment nor secrets', async () => {
  stage.env['CDN_ORIGIN'] = 'not-an-origin';
  stage.restart();
  expect((await stage.play({ method: 'OPTIONS' })).statusCode).toBe(204);
});

test.each([
  ['of payload format 1.0', { version: '1.0' }],
  ['without headers', { headers: undefined }],
  ['with a path that is no text', { rawPath: 7 }],
])('an event %s is 503 and a line that names no part of it', async (_name, event) => {
  const token = await grant();
  expectUnavailable(await stage.play({ token, event }), 5);
  expect(logLine()).toMatchObject({ level: 'error', code: 'unavailable' });
  expect(stage.logged[0]).not.toContain(token);
});

test('no line of the log holds token, path, ARN, policy or signature', async () => {
  const token = await grant();
  stage.s3.reply = () => ({
    status: 500,
    body: `<Error><Code>InternalError</Code><Key>${token}</Key></Error>`,
  });
  await stage.play({ token, path: 'some-name.m3u8' });
  stage.secrets.reply = refusedBySecretsManager;
  stage.restart();
  await stage.play({ token, path: 'some-name.m3u8' });
  expect(stage.logged).toHaveLength(2);
  expect(stage.logged.join('\n')).not.toMatch(new RegExp(`${token}|some-name|arn:|Policy|Signature|/vod/`));
});
