import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCall } from '../../../cli/api/call';
import { type Profile, writeProfile } from '../../../cli/profile/profile';
import { openSession } from '../../../cli/profile/session';
import { EMAIL, PASSWORD } from '../fake-stack/fake-accounts';
import { type FakeStack, startFakeStack } from '../fake-stack/start-fake-stack';
import { instantClock } from '../upload/instant-clock';

const folder = mkdtempSync(join(tmpdir(), 'session-'));
const file = join(folder, 'profile.json');
let stack: FakeStack;
let clock: ReturnType<typeof instantClock>;
let profile: Profile;

beforeEach(async () => {
  stack = await startFakeStack();
  clock = instantClock();
  stack.accounts.login({ email: EMAIL, password: PASSWORD });
  profile = {
    api: stack.origin(),
    accessToken: stack.accounts.access(),
    expiresAt: clock.now() + 3_600_000,
    cookies: { refresh: stack.accounts.refresh() },
  };
  await writeProfile(file, profile);
});

afterEach(() => stack.close());
afterAll(() => rmSync(folder, { recursive: true }));

function session(of: Profile = profile) {
  const call = createCall({ api: stack.origin(), clock, random: () => 0, attempts: 1 });
  return openSession({ file, profile: of, call, clock });
}

const stored = (): Profile => JSON.parse(readFileSync(file, 'utf8'));

test('a token that is good for more than a minute is used as it is', async () => {
  clock.pass(3_600_000 - 60_001);
  expect(await session().current()).toBe(profile.accessToken);
  expect(stack.calls).toEqual([]);
});

test('shortly before its end it is renewed by the cookie, and the profile keeps that for its owner alone', async () => {
  clock.pass(3_600_000 - 60_000);
  expect(await session().current()).toBe(stack.accounts.access());
  expect(stack.accounts.access()).not.toBe(profile.accessToken);
  expect(stored()).toEqual({
    ...profile,
    accessToken: stack.accounts.access(),
    expiresAt: clock.now() + 3_600_000,
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('callers that come at once share one renewal', async () => {
  clock.pass(3_600_000);
  const source = session();
  const tokens = await Promise.all([source.current(), source.current(), source.renewed(profile.accessToken)]);
  expect(new Set(tokens)).toEqual(new Set([stack.accounts.access()]));
  expect(stack.calls).toEqual(['POST /api/auth/refresh 200']);
});

test('what another process has renewed meanwhile is taken from the file', async () => {
  const source = session();
  await writeProfile(file, { ...profile, accessToken: 'newer' });
  expect(await source.renewed(profile.accessToken)).toBe('newer');
  expect(stack.calls).toEqual([]);
});

test('a cookie that is no longer good means signing in again', async () => {
  clock.pass(3_600_000);
  stack.accounts.revokeRefresh();
  await expect(session().current()).rejects.toMatchObject({ status: 401 });
  expect(stored()).toEqual(profile);
});

test('without a cookie nothing renews a token', async () => {
  await expect(session({ ...profile, cookies: {}, expiresAt: 0 }).current()).rejects.toMatchObject({
    code: 'token_expired',
  });
});
