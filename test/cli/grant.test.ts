import { firstMediaUrl } from '../first-media-url';
import { temporaryFolder } from '../local/temporary-folder';
import { type RunningStack, startRunningStack } from '../running-stack';
import { startCli } from './run-cli';

const elsewhere = temporaryFolder();
let stack: RunningStack;

beforeAll(async () => {
  stack = await startRunningStack({ context: { ipLocks: 'true' } });
}, 120_000);

afterAll(() => stack?.close());

const cli = (...args: string[]) => startCli(args, { home: elsewhere }).ended;
const grant = (...args: string[]) => cli('grant', ...args, '--data', stack.dataDir);

test('prints one URL, and it plays', async () => {
  const { code, stdout } = await grant(stack.film.id);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/play\/\S+\/index\.m3u8\n$/);
  expect((await fetch(await firstMediaUrl(stdout.trim()))).status).toBe(200);
});

test('--ttl sets how long the URL plays', async () => {
  const before = Math.floor(Date.now() / 1000);
  const { stdout } = await grant(stack.film.id, '--ttl', '60', '--json');
  const { expiresAt, renewAfter, hls, dash } = JSON.parse(stdout);
  expect(dash).toBe(hls.replace('index.m3u8', 'index.mpd'));
  expect(expiresAt).toBeGreaterThanOrEqual(before + 60);
  expect(expiresAt).toBeLessThanOrEqual(before + 60 + 15 + 10);
  expect(renewAfter).toBeLessThan(expiresAt);
});

test('--ip binds segments to an address: they play there and nowhere else', async () => {
  const here = await grant(stack.film.id, '--ip', '127.0.0.1');
  expect((await fetch(await firstMediaUrl(here.stdout.trim()))).status).toBe(200);
  const there = await grant(stack.film.id, '--ip', '203.0.113.0/24');
  expect((await fetch(await firstMediaUrl(there.stdout.trim()))).status).toBe(403);
});

test.each([
  [['none'], /the local stack has no film with this id/],
  [['ID', '--ttl', '9'], /--ttl is 10 seconds or more/],
  [['ID', '--ttl', 'soon'], /--ttl is a number of seconds/],
  [['ID', '--ip', '::1'], /--ip is an IPv4 address or range/],
  [[], /missing required argument 'video-id'/],
])('a wrong call says in one line what to change, and ends with 2 (%j)', async (args, line) => {
  const { code, stdout, stderr } = await grant(...args.map(arg => (arg === 'ID' ? stack.film.id : arg)));
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(line)]);
});

test('where no stack was ever started, it says how to start one', async () => {
  const { code, stderr } = await cli('grant', stack.film.id, '--data', elsewhere);
  expect(code).toBe(2);
  expect(stderr).toMatch(/start one: npm start -- --data/);
});
