import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const app = mkdtempSync(join(tmpdir(), 'installed-'));
const installed = join(app, 'node_modules/screening-room');

/** As npm lays a package out: the files that it packs, beside the packages that they need. */
beforeAll(() => {
  mkdirSync(installed, { recursive: true });
  const list = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(list);
  const archive = spawnSync('tar', ['-c', '-C', ROOT, '-T', '-'], {
    input: files.map(({ path }) => path).join('\n'),
    maxBuffer: 2 ** 28,
  });
  spawnSync('tar', ['-x', '-C', installed], { input: archive.stdout });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name.startsWith('.')) continue;
    symlinkSync(join(ROOT, 'node_modules', name), join(app, 'node_modules', name));
  }
});

afterAll(() => rmSync(app, { recursive: true }));

test('the command runs from an installed package, wherever it is called', () => {
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(existsSync(join(installed, bin))).toBe(true);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(installed, bin), '--help'], {
    cwd: tmpdir(),
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const command of [
    'login',
    'logout',
    'upload',
    'list',
    'show',
    'grant',
    'delete',
    'doctor',
    'playlist',
  ]) {
    expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  }
});
