import { z } from '@hono/zod-openapi';
import { defineRoute } from '../../../lambdas/videos-api/routes/define-route';
import { CDN, FILM, OWNER, openTheatre, PARTNER } from './api-stage';
import { routesWithRequests } from './sample-requests';

const owner = { user: OWNER };

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

describe('addresses', () => {
  test.each([
    '/api',
    '/api/',
    '/api/nothing',
    '/api/videos/',
    `/api/videos/${FILM}/`,
    `/api//videos/${FILM}`,
    `/API/videos/${FILM}`,
    `/api/public/videos/${FILM}/grants/x`,
    '/play/token/index.m3u8',
    '/',
  ])('nobody is at %s', async path => {
    const answer = await theatre.openStage().call('GET', path, { as: owner });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test.each([
    ['DELETE', '/api/videos', 'POST, GET, HEAD'],
    ['GET', `/api/videos/${FILM}/grants`, 'POST'],
    ['PUT', '/api/openapi.json', 'GET, HEAD'],
    ['HEAD', `/api/videos/${FILM}/grants`, 'POST'],
  ])('%s %s is answered with the methods that would do', async (method, path, allowed) => {
    const { status, headers, body } = await theatre.openStage().call(method, path, { as: owner });
    expect([status, body['code'], headers.get('allow')]).toEqual([405, 'method_not_allowed', allowed]);
  });

  test('HEAD is answered as GET, so that the gateway can say the length of what it leaves out', async () => {
    const stage = theatre.openStage();
    stage.put('ready');
    for (const path of [`/api/videos/${FILM}`, '/api/videos/AAAAAAAAAAAAAAAAAAAAAQ', '/api/openapi.json']) {
      const get = await stage.call('GET', path, { as: owner });
      const head = await stage.call('HEAD', path, { as: owner });
      expect([head.status, head.text]).toEqual([get.status, get.text]);
      expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    }
  });
});

describe('pages of other origins', () => {
  const from = (origin: string) => ({ headers: { origin } });

  test.each([PARTNER, CDN])(
    '%s may read answers, refusals too, and its preflights are answered',
    async origin => {
      const stage = theatre.openStage();
      for (const [method, path] of [
        ['GET', '/api/videos'],
        ['PUT', '/api/nothing'],
        ['OPTIONS', '/api/videos'],
      ] as const) {
        const { headers } = await stage.call(method, path, from(origin));
        expect([path, headers.get('access-control-allow-origin')]).toEqual([path, origin]);
        expect(headers.get('vary')).toContain('Origin');
        expect(headers.get('access-control-allow-credentials')).toBeNull();
      }
      const { status, headers } = await stage.call('OPTIONS', `/api/videos/${FILM}`, from(origin));
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-methods')).toContain('PATCH');
      expect(headers.get('access-control-allow-headers')).toContain('Authorization');
    },
  );

  test.each(['https://elsewhere.example', 'null', `${PARTNER}.evil.example`])(
    '%s may read nothing',
    async origin => {
      const stage = theatre.openStage();
      for (const method of ['GET', 'OPTIONS']) {
        const { headers } = await stage.call(method, '/api/videos', from(origin));
        expect(headers.get('access-control-allow-origin')).toBeNull();
      }
    },
  );

  test('anybody may read what is public', async () => {
    const stage = theatre.openStage();
    for (const path of ['/api/public/videos', '/api/openapi.json', '/api/public/nothing']) {
      const { headers } = await stage.call('GET', path, from('https://elsewhere.example'));
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  test('the cookie of /api/auth comes from origins that the settings name, and from no other', async () => {
    const stage = theatre.openStage();
    const named = await stage.call('OPTIONS', '/api/auth/refresh', from(PARTNER));
    expect(named.headers.get('access-control-allow-credentials')).toBe('true');
    const other = await stage.call('OPTIONS', '/api/auth/refresh', from('https://elsewhere.example'));
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the log', () => {
  test('has one line for each request, with what operators need', async () => {
    const stage = theatre.openStage();
    stage.put('ready');
    await stage.call('GET', `/api/videos/${FILM}`, { as: owner });
    await stage.call('POST', `/api/machine/videos/${FILM}/grants`, { as: 'machine' });
    await stage.call('GET', '/api/videos');
    await stage.call('GET', '/api/nothing');
    const line = { level: 'info', milliseconds: 0, requestId: 'request-1' };
    expect(stage.logged.map(text => JSON.parse(text))).toEqual([
      { ...line, route: 'GET /api/videos/{id}', status: 200, caller: 'user' },
      { ...line, route: 'POST /api/machine/videos/{id}/grants', status: 200, caller: 'machine' },
      { ...line, route: 'GET /api/videos', status: 401, caller: 'anonymous', code: 'token_missing' },
      { ...line, route: 'none', status: 404, caller: 'anonymous', code: 'not_found' },
    ]);
  });

  test('says why a fault of ours happened, and nothing that was sent', async () => {
    const stage = theatre.openStage();
    stage.put('ready');
    stage.catalogue.beforeCall = () => {
      throw new Error('user owner asked for a secret');
    };
    const { status, headers, text } = await stage.call('GET', `/api/videos/${FILM}`, { as: owner });
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    const [logged = ''] = stage.logged;
    expect(JSON.parse(logged)).toMatchObject({
      level: 'error',
      code: 'unavailable',
      reason: expect.stringMatching(/^Error at /),
    });
    expect(logged + text).not.toMatch(/secret|owner/);
  });

  test.each(routesWithRequests)(
    'of $route.operationId has no id, no title, no token and no address',
    async sample => {
      for (const as of [owner, 'machine'] as const) {
        const stage = theatre.openStage();
        stage.put('ready', { visibility: 'public' });
        const { text } = await stage.call(sample.method, sample.path, { ...sample.request, as });
        const [, token = 'none'] = /"token":"([^"]+)"/.exec(text) ?? [];
        const logged = stage.logged.join();
        for (const secret of [FILM, 'owner', 'A film', 'Renamed', token, 'Policy='])
          expect(logged).not.toContain(secret);
      }
    },
  );
});

test('an answer is kept by no cache unless its route says so', async () => {
  const stage = theatre.openStage();
  stage.put('ready');
  const { headers } = await stage.call('GET', `/api/videos/${FILM}`, { as: owner });
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('the largest body that a route takes is counted in bytes, whatever it says of itself', async () => {
  const echo = defineRoute(
    {
      operationId: 'echo',
      method: 'put',
      path: '/api/echo',
      access: 'anyone',
      summary: 'Says how much came',
      bodyMax: 100,
      request: { body: { content: { 'text/vtt': { schema: z.string() } } } },
      responses: {
        200: {
          description: 'Bytes.',
          content: { 'application/json': { schema: z.object({ bytes: z.int() }) } },
        },
      },
      refusals: [],
    },
    async c => c.json({ bytes: (await c.req.arrayBuffer()).byteLength }, 200),
  );
  const stage = theatre.openStage({}, [echo]);
  const put = (body: string, headers = {}) =>
    stage.call('PUT', '/api/echo', { body, headers: { 'content-type': 'text/vtt', ...headers } });
  expect((await put('x'.repeat(100))).body).toEqual({ bytes: 100 });
  expect(await put('ä'.repeat(51))).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
  expect((await put('x'.repeat(101), { 'content-length': '5' })).status).toBe(413);
});
