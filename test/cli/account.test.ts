import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EMAIL, PASSWORD } from './fake-stack/fake-accounts';
import { startCli } from './run-cli';
import { type SignedIn, startSignedIn } from './signed-in';

// Each test starts processes, which take seconds on a machine that is busy.
jest.setTimeout(120_000);

let here: SignedIn;
beforeAll(async () => {
  here = await startSignedIn();
});

afterAll(async () => {
  const { said, stack } = here;
  await here.close();
  expect(stack.violations).toEqual([]);
  for (const secret of [...stack.accounts.given, PASSWORD]) expect(said.join('\n')).not.toContain(secret);
});

const login = (input: string, ...args: string[]) =>
  startCli(['login', '--api', here.stack.origin(), ...args], { home: here.home, input }).ended;

test('login keeps the tokens in a file and a folder for their owner alone, and prints none', async () => {
  expect(statSync(here.profile).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(here.profile)).mode & 0o777).toBe(0o700);
  const text = readFileSync(here.profile, 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    api: here.stack.origin(),
    accessToken: here.stack.accounts.access(),
    cookies: { refresh: here.stack.accounts.refresh() },
  });
  expect(text).not.toContain(PASSWORD);
});

test('a wrong password ends with 1, is asked for once, and leaves the profile as it was', async () => {
  const before = readFileSync(here.profile, 'utf8');
  const { code, stdout, stderr } = await login('wrong horse\n', '--email', EMAIL);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^error: .*\n {2}What to do: .*\n$/);
  expect(stderr).not.toContain('wrong horse');
  expect(readFileSync(here.profile, 'utf8')).toBe(before);
  expect(here.stack.calls.at(-1)).toBe('POST /api/auth/login 401');
});

test.each([
  [['--email', EMAIL], '', /no password was given/],
  [[], `${PASSWORD}\n`, /--email is missing/],
  [['--email', EMAIL, '--api', 'http://media.example.com'], PASSWORD, /http:\/\/ is for this machine only/],
  [['--email', EMAIL, '--api', 'media.example.com'], PASSWORD, /--api has to begin with https:\/\//],
  [['--email', EMAIL, '--password', PASSWORD], '', /unknown option '--password'/],
])('a sign-in that cannot be followed ends with 2 (%j)', async (args, input, said) => {
  const { code, stderr } = await login(input, ...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(said);
});

test('an access token of another provider signs in too, and is as little printed', async () => {
  const profile = join(here.home, 'other/profile.json');
  const token = here.stack.accounts.access();
  const { code, stdout, stderr } = await login(`${token}\n`, '--token', '--profile', profile);
  expect(code).toBe(0);
  expect(stdout + stderr).not.toContain(token);
  expect((await here.run('list', '--profile', profile)).code).toBe(0);
});

test('a token that has expired is renewed without a word', async () => {
  here.stack.accounts.expireAccess();
  expect(await here.run('list')).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(JSON.parse(readFileSync(here.profile, 'utf8')).accessToken).toBe(here.stack.accounts.access());
});

test('a profile that others may read is not used, and how to close it is said', async () => {
  chmodSync(here.profile, 0o644);
  const { code, stderr } = await here.run('list');
  chmodSync(here.profile, 0o600);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: .*may be read by others.*chmod 600 .*profile\.json\n$/);
});

test('where the API cannot be told of it, whoever signs out is forgotten here, and told', async () => {
  const profile = join(here.home, 'far/profile.json');
  mkdirSync(dirname(profile));
  const content = {
    ...JSON.parse(readFileSync(here.profile, 'utf8')),
    // The discard service's port: nothing listens there.
    api: 'http://127.0.0.1:9',
  };
  writeFileSync(profile, JSON.stringify(content), { mode: 0o600 });
  const { code, stdout, stderr } = await here.run('logout', '--profile', profile);
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'Signed out.\n' });
  expect(stderr).toMatch(
    /^error: The API does not answer .*\n {2}What to do: .*sign you out everywhere.*\n$/,
  );
  expect(existsSync(profile)).toBe(false);
});

test('whoever signs out is signed out, and a copy of the cookie is worth nothing', async () => {
  expect(await here.run('logout')).toEqual({ code: 0, stdout: 'Signed out.\n', stderr: '' });
  expect(existsSync(here.profile)).toBe(false);
  expect(here.stack.calls.at(-1)).toBe('POST /api/auth/logout 204');
  expect(here.stack.accounts.refresh()).toBe('');
  expect((await here.run('logout', '--json')).stdout).toBe('{"signedOut":false}\n');
  const { code, stderr } = await here.run('list');
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'error: nobody is signed in; sign in first: screening-room login --api URL\n',
  });
  rmSync(join(here.home, 'other'), { recursive: true });
});
