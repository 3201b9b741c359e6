import { allRoutes } from '../../../../lambdas/videos-api/routes/all-routes';
import { ANNA, PASSWORD, REFRESH_TOKEN } from '../../doubles/memory-user-pool';
import { type ApiStage, CDN, openTheatre, PARTNER } from '../api-stage';

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const login = { email: ANNA, password: PASSWORD };
const paths = async (stage: ApiStage) =>
  Object.keys((await stage.call('GET', '/api/openapi.json')).body['paths'] as object);

test('every route about accounts is there with a pool only, and no other is', () => {
  const needing = allRoutes.filter(({ needs }) => needs === 'accounts').map(({ path }) => path);
  expect(needing).toEqual(allRoutes.map(({ path }) => path).filter(path => path.startsWith('/api/auth/')));
  expect(needing).toHaveLength(8);
});

test('with another OpenID provider there are no accounts, and the description says so', async () => {
  const withPool = await paths(theatre.openStage());
  const stage = theatre.openStage({ config: { ...theatre.config, tokenKind: 'oidc' } });
  const without = await paths(stage);
  expect(withPool.filter(path => !without.includes(path))).toEqual(
    withPool.filter(path => path.startsWith('/api/auth/')),
  );
  expect(await paths(theatre.openStage())).toEqual(withPool);
  for (const method of ['GET', 'POST']) {
    const { status, body } = await stage.call(
      method,
      '/api/auth/login',
      method === 'GET' ? {} : { body: {} },
    );
    expect([status, body['code']]).toEqual([404, 'not_found']);
  }
  expect(stage.attempts.times.size).toBe(0);
});

test.each([
  ['a form', 'application/x-www-form-urlencoded', 'email=a&password=b'],
  ['a form of plain text', 'text/plain', JSON.stringify(login)],
  ['a form with a file', 'multipart/form-data; boundary=x', '--x--'],
  ['no media type', '', ''],
  ['a media type that only begins so', 'application/jsonp', '{}'],
])('what another site can send without asking is refused: %s', async (_, type, body) => {
  const stage = theatre.openStage();
  const asked: string[] = [];
  stage.userPool.beforeCall = operation => asked.push(operation);
  for (const route of ['login', 'refresh', 'logout']) {
    const headers = { cookie: `refresh=${REFRESH_TOKEN}`, 'content-type': type };
    const answer = await stage.call('POST', `/api/auth/${route}`, { body, headers });
    expect([answer.status, answer.body['code']]).toEqual([415, 'media_type_not_taken']);
  }
  expect(asked).toEqual([]);
});

test('pages of the origins that the settings name may read answers with the cookie, others may not', async () => {
  const stage = theatre.openStage();
  const from = async (origin: string) => {
    const { headers } = await stage.call('POST', '/api/auth/login', { body: login, headers: { origin } });
    return ['access-control-allow-origin', 'access-control-allow-credentials'].map(name => headers.get(name));
  };
  expect(await from(PARTNER)).toEqual([PARTNER, 'true']);
  expect(await from(CDN)).toEqual([CDN, 'true']);
  expect((await from('https://elsewhere.example'))[0]).toBeNull();
});

test('a password that will not do is refused with what it lacks, before anybody is asked', async () => {
  const stage = theatre.openStage();
  const body = { email: 'new@example.org', password: 'Short-1' };
  const answer = await stage.call('POST', '/api/auth/register', { body });
  expect([answer.status, answer.body['faults']]).toEqual([
    422,
    [{ path: 'password', message: 'must be at least 12 characters long' }],
  ]);
  expect(stage.userPool.messages).toEqual([]);
});

test('where nobody may register, nobody is registered', async () => {
  const stage = theatre.openStage({ config: { ...theatre.config, selfRegistration: false } });
  const body = { email: 'new@example.org', password: PASSWORD };
  expect((await stage.call('POST', '/api/auth/register', { body })).body['code']).toBe('registration_closed');
  expect(stage.userPool.messages).toEqual([]);
});

test('an answer takes a second, however long the pool took to find out', async () => {
  for (const took of [0, 300, 999]) {
    const stage = theatre.openStage();
    stage.userPool.beforeCall = () => {
      stage.clock.now += took;
    };
    const began = stage.clock.now;
    await stage.call('POST', '/api/auth/login', { body: { ...login, password: 'wrong' } });
    await stage.call('POST', '/api/auth/forgot', { body: { email: ANNA } });
    expect(stage.clock.now - began).toBe(2_000);
  }
});

test('a pool that does not answer is told as such, and the cookie is kept', async () => {
  const stage = theatre.openStage();
  stage.userPool.beforeCall = () => {
    throw new Error(`about ${ANNA}`);
  };
  for (const [route, body] of [
    ['login', login],
    ['forgot', { email: ANNA }],
    ['refresh', {}],
    ['logout', {}],
  ] as const) {
    const headers = { cookie: `refresh=${REFRESH_TOKEN}` };
    const answer = await stage.call('POST', `/api/auth/${route}`, { body, headers });
    expect([answer.status, answer.body['code']]).toEqual([503, 'unavailable']);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  expect(stage.logged.join()).not.toContain(ANNA);
});
