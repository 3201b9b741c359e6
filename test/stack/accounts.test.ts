import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCli } from '../cli/run-cli';
import { type BareStack, startBareStack } from '../running-stack';

/** Accounts through the edge, the gateway and the function of the template, with the rights of its role. */
const EMAIL = 'new@example.org';
const PASSWORD = 'Correct-horse-1';

let stack: BareStack;
beforeAll(async () => {
  stack = await startBareStack({ context: { selfRegistration: 'true' } });
}, 60_000);
afterAll(() => stack.close());

function post(route: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${stack.stack.outputs.CdnOrigin}/api/auth/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** The code of the newest message. */
function mailedCode(): string {
  const folder = join(stack.dataDir, 'mail');
  const newest = readdirSync(folder).sort().at(-1) ?? '';
  return /\d{6}/.exec(readFileSync(join(folder, newest), 'utf8').split('\n\n')[1] ?? '')?.[0] ?? '';
}

test('a person registers, signs in, calls the API, stays signed in and signs out', async () => {
  expect((await post('register', { email: EMAIL, password: PASSWORD })).status).toBe(202);
  const code = mailedCode();
  expect((await post('confirm', { email: EMAIL, code })).status).toBe(204);

  const signedIn = await post('login', { email: EMAIL, password: PASSWORD });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const [cookie = ''] = signedIn.headers.getSetCookie();
  expect(cookie).toMatch(
    /^refresh=\S+; Max-Age=2592000; Path=\/api\/auth; HttpOnly; Secure; SameSite=Strict$/,
  );
  const list = await fetch(`${stack.stack.outputs.CdnOrigin}/api/videos`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(await list.json()).toEqual({ videos: [] });

  const held = { cookie: cookie.split(';')[0] ?? '' };
  const refreshed = await post('refresh', {}, held);
  expect(await refreshed.json()).toMatchObject({ accessToken: expect.any(String), expiresIn: 3_600 });
  expect((await post('logout', {}, held)).status).toBe(204);
  const after = await post('refresh', {}, held);
  expect(await after.json()).toMatchObject({ status: 401, code: 'session_ended' });
  expect(after.headers.getSetCookie()[0]).toMatch(/^refresh=; Max-Age=0; Path=\/api\/auth;/);

  const written = stack.log.join('\n');
  expect(written).toContain('POST /api/auth/login');
  for (const secret of [PASSWORD, code, accessToken, held.cookie, EMAIL])
    expect(written).not.toContain(secret);
});

test('the command line signs in, has its token renewed, and signs out', async () => {
  const person = { email: 'cli@example.org', password: PASSWORD };
  await stack.running.services.cognito.seedUser(person);
  const home = join(stack.dataDir, 'home');
  const profile = join(home, 'profile.json');
  const run = (args: string[], input?: string) =>
    startCli([...args, '--profile', profile], { home, ...(input !== undefined && { input }) }).ended;
  const api = stack.stack.outputs.CdnOrigin;
  expect(await run(['login', '--api', api, '--email', person.email], `${PASSWORD}\n`)).toMatchObject({
    code: 0,
    stderr: '',
  });
  const content = JSON.parse(readFileSync(profile, 'utf8'));
  writeFileSync(profile, JSON.stringify({ ...content, expiresAt: 0 }), { mode: 0o600 });
  expect(await run(['list'])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(JSON.parse(readFileSync(profile, 'utf8')).expiresAt).toBeGreaterThan(Date.now());
  expect(await run(['logout'])).toEqual({ code: 0, stdout: 'Signed out.\n', stderr: '' });
  const { refresh } = content.cookies;
  expect((await post('refresh', {}, { cookie: `refresh=${refresh}` })).status).toBe(401);
});

test('attempts are counted over all instances of the function, whatever addresses a client makes up', async () => {
  const wrong = { email: 'nobody@example.org', password: 'wrong' };
  const invented = (index: number) => ({ 'x-forwarded-for': `10.0.0.${index}` });
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => post('login', wrong, invented(index))),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter(status => status === 401).length).toBeLessThanOrEqual(20);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
});
