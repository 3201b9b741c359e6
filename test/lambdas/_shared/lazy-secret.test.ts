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

test('after a failure nobody loads for 2 s, and each answer says how long is left', async () => {
  const cause = new Error('down');
  outcome = () => Promise.reject(cause);
  expect(await refused()).toMatchObject({ code: 'unavailable', retryAfter: 2, cause });
  now += 1_500;
  expect(await refused()).toMatchObject({ code: 'unavailable', retryAfter: 1, cause });
  now += 499;
  expect(await refused()).toMatchObject({ code: 'unavailable', retryAfter: 1 });
  expect(loads).toBe(1);
});

test('after 2 s it is loaded again', async () => {
  outcome = () => Promise.reject(new Error('down'));
  await refused();
  now += 2_000;
  outcome = async () => 'value';
  expect(await secret()).toBe('value');
  expect(loads).toBe(2);
});

test('each failure that follows doubles the pause, up to 30 s', async () => {
  outcome = () => Promise.reject(new Error('down'));
  for (const pause of [2, 4, 8, 16, 30, 30]) {
    expect(await refused()).toMatchObject({ retryAfter: pause });
    now += pause * 1000;
  }
  expect(loads).toBe(6);
});

test('callers at the same time are one failure', async () => {
  outcome = () => Promise.reject(new Error('down'));
  expect(await Promise.all([refused(), refused()])).toMatchObject([{ retryAfter: 2 }, { retryAfter: 2 }]);
  now += 2_000;
  expect(await refused()).toMatchObject({ retryAfter: 4 });
});
