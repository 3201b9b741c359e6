import { ANNA, BEA, PASSWORD, REFRESH_TOKEN } from '../../doubles/memory-user-pool';
import { type ApiStage, openTheatre } from '../api-stage';

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const CLOUDFRONT = '203.0.113.9';

interface Attempt {
  route?: string;
  body?: unknown;
  from?: string;
  headers?: Record<string, string>;
}

function attempt(stage: ApiStage, { route = 'login', body, from = '192.0.2.7', headers = {} }: Attempt = {}) {
  const wrong = { email: ANNA, password: 'wrong' };
  return stage.call('POST', `/api/auth/${route}`, { body: body ?? wrong, from, headers });
}

/** How many of so many attempts get through before one is refused; time stands still meanwhile. */
async function allowed(stage: ApiStage, next: (index: number) => Attempt): Promise<number> {
  const { now } = stage.clock;
  for (let index = 0; index < 2_000; index++) {
    const { body } = await attempt(stage, next(index));
    stage.clock.now = now;
    if (body['code'] === 'too_many_attempts') return index;
  }
  return Number.POSITIVE_INFINITY;
}

const loginAs = (email: string) => ({ body: { email, password: 'wrong' } });
const throughCloudFront = (visitor: string) => ({
  from: CLOUDFRONT,
  headers: { 'x-forwarded-for': `${visitor}, ${CLOUDFRONT}` },
});

test('a person is tried 20 times, from wherever, and then once each half minute', async () => {
  const stage = theatre.openStage();
  expect(await allowed(stage, index => ({ from: `198.51.100.${index}` }))).toBe(20);
  const { status, headers } = await attempt(stage, { from: '192.0.2.99' });
  expect([status, headers.get('retry-after')]).toEqual([429, '30']);
  // The right password has to wait as well.
  expect((await attempt(stage, { body: { email: ANNA, password: PASSWORD } })).status).toBe(429);
  expect((await attempt(stage, { body: { email: ANNA.toUpperCase(), password: PASSWORD } })).status).toBe(
    429,
  );
  expect((await attempt(stage, loginAs(BEA))).status).toBe(401);
  stage.clock.now += 30_000;
  expect((await attempt(stage, { body: { email: ANNA, password: PASSWORD } })).status).toBe(200);
  expect((await attempt(stage)).status).toBe(429);
});

test('whether somebody has an account changes nothing about it', async () => {
  const counts = await Promise.all(
    [ANNA, BEA, 'nobody@example.org'].map(email => allowed(theatre.openStage(), () => loginAs(email))),
  );
  expect(counts).toEqual([20, 20, 20]);
});

test.each([
  ['register', { email: ANNA, password: PASSWORD }, 5],
  ['resend', { email: ANNA }, 5],
  ['forgot', { email: ANNA }, 5],
  ['confirm', { email: ANNA, code: '000000' }, 10],
  ['reset', { email: ANNA, code: '000000', password: PASSWORD }, 10],
])('%s about one person is done so often and no more (%o, %i)', async (route, body, times) => {
  expect(await allowed(theatre.openStage(), () => ({ route, body }))).toBe(times);
});

test('messages to one person are counted together, whatever asks for them', async () => {
  const routes = ['forgot', 'resend'];
  const stage = theatre.openStage();
  const next = (index: number) => ({ route: routes[index % 2] ?? '', body: { email: ANNA } });
  expect(await allowed(stage, next)).toBe(5);
  expect(stage.userPool.messages.length).toBeLessThanOrEqual(5);
});

test('a visitor behind CloudFront tries 60 people, and others behind the same server go on', async () => {
  const stage = theatre.openStage();
  const next = (index: number) => ({
    ...loginAs(`nobody-${index}@example.org`),
    ...throughCloudFront('198.51.100.1'),
  });
  expect(await allowed(stage, next)).toBe(60);
  expect((await attempt(stage, throughCloudFront('198.51.100.2'))).status).toBe(401);
});

test('who invents visitors at the host of the API itself is stopped by the address that cannot be invented', async () => {
  const stage = theatre.openStage();
  const next = (index: number) => ({
    ...loginAs(`nobody-${index}@example.org`),
    headers: { 'x-forwarded-for': `10.0.${index >> 8}.${index & 255}` },
  });
  expect(await allowed(stage, next)).toBe(300);
  expect((await attempt(stage, { from: '192.0.2.8' })).status).toBe(401);
});

test('who has no attempt left uses up none of anybody else', async () => {
  const stage = theatre.openStage();
  await allowed(stage, index => loginAs(`nobody-${index}@example.org`));
  const before = new Map(stage.attempts.times);
  expect((await attempt(stage)).status).toBe(429);
  expect([...stage.attempts.times.keys()].filter(slot => slot.startsWith('sign_in'))).toEqual(
    [...before.keys()].filter(slot => slot.startsWith('sign_in')),
  );
});

test('who is signed in stays so, however much is tried about them', async () => {
  const stage = theatre.openStage();
  await allowed(stage, () => ({}));
  const signedIn = { body: {}, headers: { cookie: `refresh=${REFRESH_TOKEN}` } };
  expect(await allowed(stage, () => ({ route: 'refresh', ...signedIn }))).toBe(240);
});

test('what is malformed is refused without being counted', async () => {
  const stage = theatre.openStage();
  expect((await attempt(stage, { body: { email: 'anna' } })).status).toBe(422);
  expect(stage.attempts.times.size).toBe(0);
});

test('while attempts cannot be counted, nothing is tried', async () => {
  const asked: string[] = [];
  const stage = theatre.openStage({
    attempts: { read: () => Promise.reject(new Error('no table')), store: async () => true },
  });
  stage.userPool.beforeCall = operation => asked.push(operation);
  expect((await attempt(stage)).status).toBe(503);
  expect(asked).toEqual([]);
});
