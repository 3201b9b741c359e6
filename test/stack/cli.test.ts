import { randomFillSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { firstMediaUrl } from '../first-media-url';
import { makePaddedFilm } from '../local/packager/padded-film';
import { type BareStack, startBareStack } from '../running-stack';
import { cataloguedFilms } from './catalogued-films';
import { type CliSession, openCliSession, PASSWORD } from './cli-session';
import { findCanaries, textsBelow } from './find-canaries';
import { uploadKilled } from './killed-upload';
import { fileDigest, sourceDigest } from './source-digest';

const MIB = 1024 ** 2;
const VTT = 'WEBVTT\n\n00:00.500 --> 00:01.000\nHello\n';
// Each test starts processes, which take seconds on a machine that is busy.
jest.setTimeout(240_000);

let stack: BareStack;
let cli: CliSession;
/** The film of 64 MiB. */
let id: string;
/** Everything secret that the profile has ever held. */
const secrets = new Set<string>();

beforeAll(async () => {
  stack = await startBareStack();
  cli = await openCliSession(stack);
}, 120_000);

beforeEach(() => {
  const { accessToken, cookies } = JSON.parse(readFileSync(cli.profile, 'utf8'));
  for (const secret of [accessToken, ...Object.values<string>(cookies)]) secrets.add(secret);
});

afterAll(() => stack?.close());

test('a film of 64 MiB whose upload is killed twice is there byte for byte, and becomes ready', async () => {
  const path = join(cli.home, 'Holiday.mp4');
  const captions = join(cli.home, 'en.vtt');
  makePaddedFilm(path, 64 * MIB);
  writeFileSync(captions, VTT);
  const options = ['--title', 'Holiday', '--visibility', 'members', '--captions', `en=${captions}`];
  const args = [path, ...options, '--parallel', '2'];
  const { ended, sent } = await uploadKilled(stack, cli, { args, stops: [2, 5], parts: 8 });
  const [, there] = /^Holiday\.mp4: 64\.0 MiB, of which (\d+)\.0 MiB are there$/m.exec(ended.stderr) ?? [];
  expect([ended.code, sent]).toEqual([0, [2, 3, 8 - Number(there) / 8]]);
  expect(Number(there)).toBeGreaterThan(0);

  const [film, ...others] = await cataloguedFilms(stack.stack);
  expect(others).toEqual([]);
  expect(film).toMatchObject({ status: 'ready', title: 'Holiday', visibility: 'members' });
  id = film?.id ?? '';
  expect(await sourceDigest(stack.stack, id)).toBe(await fileDigest(path));
  const playlist = await fetch(ended.stdout.trim());
  expect([playlist.status, await playlist.text()]).toEqual([
    200,
    expect.stringContaining('captions_en.m3u8'),
  ]);
});

test('list and show say what there is, to people and to programs', async () => {
  const [plain, json] = [await cli.run('list'), await cli.run('list', '--json')];
  expect(plain).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(new RegExp(`^${id} .*Holiday\n$`)),
    stderr: '',
  });
  expect(JSON.parse(json.stdout)).toMatchObject([{ id, title: 'Holiday', status: 'ready', mine: true }]);
  const shown = await cli.run('show', id, '--json');
  expect(JSON.parse(shown.stdout)).toMatchObject({ id, captions: [{ language: 'en', label: 'English' }] });
  expect((await cli.run('show', id)).stdout).toContain('ready');
});

test('grant gives a playback URL for as long as one likes, and says why it cannot bind it to an address', async () => {
  const before = Math.floor(Date.now() / 1000);
  const { code, stdout } = await cli.run('grant', id, '--ttl', '120');
  const [, token = ''] = /\/play\/([^/]+)\//.exec(stdout) ?? [];
  expect([code, stdout]).toEqual([0, `${stack.stack.outputs.CdnOrigin}/play/${token}/index.m3u8\n`]);
  const { exp = 0 } = decodeJwt(token);
  expect(exp).toBeGreaterThanOrEqual(before + 120);
  expect((await fetch(stdout.trim())).status).toBe(200);
  const doctor = await cli.run('doctor', stdout.trim());
  expect([doctor.code, doctor.stderr]).toEqual([0, '']);

  const bound = await cli.run('grant', id, '--ip', '192.0.2.1');
  expect(bound).toMatchObject({ code: 1, stdout: '' });
  expect(bound.stderr).toMatch(/^error: .*\(ip_locks_off\)\n {2}What to do: .*ipLocks.*\n$/);
});

test('a film that cannot be made ends with 2 and says why and what to do; show says it again', async () => {
  const path = join(cli.home, 'damaged.mp4');
  writeFileSync(path, randomFillSync(Buffer.alloc(MIB)));
  const { code, stdout, stderr } = await cli.run('upload', path, '--json');
  const { video, grant } = JSON.parse(stdout);
  expect([code, grant, video.status]).toEqual([2, null, 'failed']);
  const { message, hint } = video.failure;
  expect(stderr).toContain(`failed: ${path}: ${message}\n  What to do: ${hint}\n`);
  const shown = await cli.run('show', video.id);
  expect(shown.stdout).toContain(message);
  expect(shown.stdout).toContain(hint);
  expect((await cli.run('delete', video.id, '--yes')).code).toBe(0);
});

test('delete takes the film, its grants and all that is known of it away', async () => {
  const { stdout } = await cli.run('grant', id);
  const segment = await firstMediaUrl(stdout.trim());
  expect((await fetch(segment)).status).toBe(200);
  expect(await cli.run('delete', id)).toMatchObject({ code: 2, stdout: '' });
  expect(await cli.run('delete', id, '--yes')).toEqual({ code: 0, stdout: `Deleted ${id}.\n`, stderr: '' });
  const shown = await cli.run('show', id);
  expect(shown).toMatchObject({ code: 1, stderr: expect.stringContaining('(video_not_found)') });
  expect(await cli.run('list')).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await cataloguedFilms(stack.stack)).toEqual([]);
  expect((await fetch(segment)).status).toBe(403);
});

test('no password, token or cookie was said, logged or kept by the stack, and no signed URL was said or logged', () => {
  const written = [...cli.said, ...stack.log].join('\n');
  const kept = textsBelow(stack.dataDir, path => !path.startsWith('home/'));
  const canaries = Object.fromEntries([...secrets].map((secret, index) => [`secret ${index}`, secret]));
  expect(secrets.size).toBeGreaterThanOrEqual(2);
  expect(findCanaries({ ...kept, written }, canaries)).toEqual([]);
  expect(written).not.toMatch(/X-Amz-Signature|Policy=|refresh=|Correct-horse/);
  expect(Object.values(kept).join('')).not.toContain(PASSWORD);
  expect(JSON.stringify(textsBelow(cli.home, path => path.includes('uploads')))).not.toContain(PASSWORD);
});
