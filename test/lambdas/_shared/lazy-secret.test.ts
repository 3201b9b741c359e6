import { lazySecret } from '../../../lambdas/_shared/lazy-secret';

let now: number;
let loads: number;
let outcome: () => Promise<string>;
let secret: () => Promise<string>;

beforeEach(() => {
  now = 1_000_000;
  loads = 0;
  outcome = async () => 'value';
  secret = lazySecret(
    () => {
      loads++;
      return outcome();
    },
    () => now,
  );
});

const refused = () =>
  secret().then(
    () => undefined,
    error => error,
  );

test('nothing is loaded before the first question', () => {
  expect(loads).toBe(0);
});

test('a secret is loaded once, also for callers at the same time', async () => {
  expect(await Promise.all([secret(), secret()])).toEqual(['value', 'value']);
  now += 86_400_000;
  expect(await secret()).toBe('value');
  expect(loads).toBe(1);
});

test('after a failure nobody loads for 30 s, and each answer says how long is left', async () => {
  const cause = new Error('down');
  outcome = () => Promise.reject(cause);
  expect(await refused()).toMatchObject({ code: 'unavailable', retryAfter: 30, cause });
  now += 10_500;
  expect(await refused()).toMatchObject({ code: 'unavailable', retryAfter: 20, cause });
  now += 19_499;
  expect(await refused()).toMatchObject({ code: 'unavailable', retryAfter: 1 });
  expect(loads).toBe(1);
});

test('after 30 s it is loaded again', async () => {
  outcome = () => Promise.reject(new Error('down'));
  await refused();
  now += 30_000;
  outcome = async () => 'value';
  expect(await secret()).toBe('value');
  expect(loads).toBe(2);
});

test('a second failure starts a second pause', async () => {
  outcome = () => Promise.reject(new Error('down'));
  await refused();
  now += 30_000;
  expect(await refused()).toMatchObject({ retryAfter: 30 });
  now += 29_999;
  await refused();
  expect(loads).toBe(2);
});
