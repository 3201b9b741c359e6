import * as fc from 'fast-check';
import { SignJWT } from 'jose';
import type { GatewayResponse } from '../../../lambdas/serve-playlist/gateway-response';
import { AUDIENCE, FILM, grant, NOW, openStage, RUN, type Stage, secretText } from './handler.stage';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
});

afterEach(() => stage.close());

function expectProblem(answer: GatewayResponse, status: number, code: string): void {
  expect(answer).toMatchObject({ statusCode: status, isBase64Encoded: false });
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
    'content-type': 'application/problem+json',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  expect(answer.headers).not.toHaveProperty('etag');
  expect(JSON.parse(answer.body)).toEqual({ status, code, title: expect.any(String) });
}

/** The token with the fifth character of one part changed. */
function alter(token: string, part: number): string {
  const parts = token.split('.');
  const [text = ''] = parts.splice(part, 1);
  const other = text[4] === 'A' ? 'B' : 'A';
  return parts.toSpliced(part, 0, text.slice(0, 4) + other + text.slice(5)).join('.');
}

describe('a grant that is not valid here is 403 grant_invalid and causes no read', () => {
  const claims = { aud: AUDIENCE, sub: FILM, run: RUN, exp: NOW + 3_600 };
  const cases: [string, () => Promise<string>][] = [
    ['altered header', async () => alter(await grant(), 0)],
    ['altered claims', async () => alter(await grant(), 1)],
    ['altered signature', async () => alter(await grant(), 2)],
    ['another secret', () => grant({}, 1, 'x'.repeat(64))],
    ['another stack', () => grant({ audience: 'E3OTHER' })],
    ['a generation that is not live', () => grant({}, 3)],
    ['another generation’s name', () => grant({}, 2, secretText(1))],
    ['an expired grant of another stack', () => grant({ audience: 'E3OTHER', expires: NOW - 1 })],
    [
      'no algorithm',
      async () => {
        const [, payload, signature] = (await grant()).split('.');
        return `${Buffer.from('{"alg":"none","kid":"1"}').toString('base64url')}.${payload}.${signature}`;
      },
    ],
    [
      'another algorithm',
      () =>
        new SignJWT(claims).setProtectedHeader({ alg: 'HS512', kid: '1' }).sign(Buffer.from(secretText(1))),
    ],
  ];

  test.each(cases)('%s', async (_name, forge) => {
    const token = await forge();
    for (const attempt of ['cold', 'again']) {
      const answer = await stage.play({ token, headers: { 'if-none-match': '*' } });
      expect([attempt, answer.statusCode]).toEqual([attempt, 403]);
      expectProblem(answer, 403, 'grant_invalid');
    }
    expect(stage.s3.requests).toHaveLength(0);
    expect(stage.logged).toEqual([]);
  });
});

test('an expired grant is told apart: 403 grant_expired, from its second on, without a read', async () => {
  const token = await grant({ expires: NOW });
  expectProblem(await stage.play({ token, headers: { 'if-none-match': '*' } }), 403, 'grant_expired');
  expect(stage.s3.requests).toHaveLength(0);
});

test('a grant that was good expires in memory too', async () => {
  const token = await grant({ expires: NOW + 10 });
  stage.clock.now = NOW + 9.999;
  expect((await stage.play({ token })).statusCode).toBe(200);
  stage.clock.now = NOW + 10;
  expectProblem(await stage.play({ token }), 403, 'grant_expired');
});

test('a forged grant causes no Secrets Manager call once the keys are loaded', async () => {
  await stage.play();
  const before = stage.secrets.requests.length;
  await stage.play({ token: await grant({}, 1, 'x'.repeat(64)) });
  await stage.play({ token: await grant({}, 3) });
  expect(stage.secrets.requests).toHaveLength(before);
});

test('a generation that is not live is refused without I/O at a cold start', async () => {
  expectProblem(await stage.play({ token: await grant({}, 3) }), 403, 'grant_invalid');
  expect(stage.secrets.requests).toHaveLength(0);
});

test('another spelling of a good grant is refused, although it decodes to the same bytes', async () => {
  const token = await grant();
  await stage.play({ token });
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(token.slice(-1));
  // 32 bytes leave two bits of the last character without a meaning.
  const respelt = token.slice(0, -1) + alphabet[last + 1];
  expect(Buffer.from(respelt.split('.')[2] ?? '', 'base64url')).toEqual(
    Buffer.from(token.split('.')[2] ?? '', 'base64url'),
  );
  expectProblem(await stage.play({ token: respelt }), 403, 'grant_invalid');
});

test('If-None-Match with a good entity tag opens nothing without a good grant', async () => {
  const { headers } = await stage.play();
  const token = await grant({}, 1, 'x'.repeat(64));
  const answer = await stage.play({ token, headers: { 'if-none-match': headers['etag'] ?? '' } });
  expectProblem(answer, 403, 'grant_invalid');
});

test.each(['nonsense', 'a.b', 'a.b.c.d', 'a..c', 'a.b.c=', 'a.b.%63', `${'a'.repeat(1_021)}.b.c`])(
  'what cannot be a grant is no address: %s',
  async token => {
    expectProblem(await stage.play({ token }), 404, 'not_found');
    expect(stage.secrets.requests).toHaveLength(0);
  },
);

test.each([
  '../../../uploads/x/source.m3u8',
  'a/../index.m3u8',
  './index.m3u8',
  '.m3u8',
  'a//index.m3u8',
  '/index.m3u8',
  'index.m3u8/',
  'index.m3u8?x',
  'index.M3U8',
  'index_00001.cmfv',
  'a b.m3u8',
  'a%2Fb.m3u8',
  'a\\b.m3u8',
  'a\u0000.m3u8',
  'ä.m3u8',
  `${'a'.repeat(508)}.m3u8`,
])('a path outside the allow-list is no address: %j', async path => {
  expectProblem(await stage.play({ path }), 404, 'not_found');
  expect(stage.secrets.requests).toHaveLength(0);
  expect(stage.s3.requests).toHaveLength(0);
});

test('a path that the gateway tells in two ways is no address', async () => {
  const token = await grant();
  const event = { pathParameters: { token, proxy: 'other.m3u8' } };
  expectProblem(await stage.play({ token, event }), 404, 'not_found');
});

test.each([
  ['GET', '$default'],
  ['POST', '$default'],
  ['OPTIONS', '$default'],
  ['POST', 'POST /play/{token}/{proxy+}'],
  ['GET', 'GET /other'],
])('%s by route %s is no address, whatever its path', async (method, routeKey) => {
  expectProblem(await stage.play({ method, event: { routeKey } }), 404, 'not_found');
});

test('the $default route has no path parameters', async () => {
  const event = { routeKey: '$default', rawPath: '/favicon.ico', pathParameters: undefined };
  expectProblem(await stage.play({ event }), 404, 'not_found');
});

test.each([
  [404, 'NoSuchKey'],
  [403, 'AccessDenied'],
])(
  'a playlist that the film does not have (S3 says %d %s) is 404, and is looked for again',
  async (status, code) => {
    const found = stage.s3.reply;
    stage.s3.reply = () => ({ status, body: `<Error><Code>${code}</Code></Error>` });
    expectProblem(await stage.play(), 404, 'playlist_not_found');
    stage.s3.reply = found;
    expect((await stage.play()).statusCode).toBe(200);
  },
);

test('a refusal of HEAD is that of GET', async () => {
  const token = await grant({ expires: NOW - 1 });
  const got = await stage.play({ token });
  expect(await stage.play({ token, method: 'HEAD' })).toEqual(got);
});

test('no refusal repeats what the caller sent', async () => {
  const token = await grant({}, 1, 'x'.repeat(64));
  const answer = await stage.play({ token, path: 'some-name.m3u8' });
  expect(JSON.stringify(answer)).not.toMatch(new RegExp(`${token}|some-name`));
});

test('whatever the event holds, the handler answers with a problem that any page may read', async () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('..', '%2F', '?', 'index.m3u8', '/play/a.b.c/index.m3u8', 'a.b.c'),
  );
  const event = fc.record(
    {
      routeKey: fc.constantFrom('GET /play/{token}/{proxy+}', 'HEAD /play/{token}/{proxy+}', '$default', 'x'),
      rawPath: text,
      pathParameters: fc.record({ token: text, proxy: text }, { requiredKeys: [] }),
      headers: fc.dictionary(fc.constantFrom('accept-encoding', 'if-none-match', 'range'), fc.string()),
      requestContext: fc.record({ http: fc.record({ method: fc.string() }) }),
      version: fc.constantFrom('2.0', '1.0'),
    },
    { requiredKeys: ['routeKey', 'requestContext'] },
  );
  await fc.assert(
    fc.asyncProperty(event, async event => {
      const { statusCode, headers } = await stage.play({ token: 'a.b.c', event });
      expect([403, 404, 503]).toContain(statusCode);
      expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' });
    }),
    { numRuns: 300 },
  );
  expect(stage.s3.requests).toHaveLength(0);
});
