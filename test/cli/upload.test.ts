import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TO_FAILED, TO_READY } from './fake-stack/fake-film';
import { arrivedTags, partTagsOf } from './file-digests';
import { type SignedIn, startSignedIn } from './signed-in';

const MIB = 1024 ** 2;
// Each test starts processes, which take seconds on a machine that is busy.
jest.setTimeout(120_000);

let here: SignedIn;

beforeAll(async () => {
  here = await startSignedIn();
});

beforeEach(() => {
  here.stack.films.clear();
  here.stack.coming = TO_READY;
  here.stack.bucket.fate = () => 'store';
  here.stack.refuse = () => undefined;
});

afterAll(async () => {
  const { said, stack } = here;
  await here.close();
  expect(stack.violations).toEqual([]);
  const outputs = said.join('\n');
  for (const token of stack.accounts.given) expect(outputs).not.toContain(token);
  expect(outputs).not.toMatch(/secret-|X-Amz-Signature/);
});

/** The one film of the stack. */
function theFilm() {
  const [film, ...others] = here.stack.films.values();
  expect(others).toEqual([]);
  if (film === undefined) throw new Error('there is no film');
  return film;
}

const journals = () => readdirSync(join(here.profile, '../uploads'));

test('a film goes in, and its playback URL comes out alone on standard output', async () => {
  const path = here.makeFile('Holiday film.mp4', 20 * MIB + 5);
  const captions = join(here.home, 'en.vtt');
  writeFileSync(captions, 'WEBVTT\n');
  const { code, stdout, stderr } = await here.run('upload', path, '--captions', `en=${captions}`);
  const film = theFilm();
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `${here.stack.origin()}/play/grant.of.${film.id}/index.m3u8\n`,
  });
  expect(stderr).toMatch(/^Holiday film\.mp4: 20\.0 MiB$/m);
  expect(stderr).toMatch(/^Holiday film\.mp4: 100 %, [\d.]+ [KMG]?i?B\/s, 0 s left$/m);
  expect(stderr).toMatch(/^Holiday film\.mp4: transcoding 40 %$/m);
  expect(film).toMatchObject({
    title: 'Holiday film',
    visibility: 'private',
    type: 'video/mp4',
    completions: 1,
  });
  expect(film.captions).toEqual(new Map([['en', { type: 'text/vtt', text: 'WEBVTT\n' }]]));
  expect(arrivedTags(film)).toEqual(await partTagsOf(path, film.partSize));
  expect(journals()).toEqual([]);
});

test('parts carry neither token nor cookie: their URL is all they need', () => {
  const { headers } = here.stack.bucket;
  expect(headers.length).toBeGreaterThan(0);
  for (const each of headers) expect(each).not.toMatchObject({ authorization: expect.anything() });
  for (const each of headers) expect(each).not.toMatchObject({ cookie: expect.anything() });
});

test('64 MiB, killed twice: the third run sends only what is missing, and the right bytes are there', async () => {
  const path = here.makeFile('long.mov', 64 * MIB);
  const { bucket } = here.stack;
  for (const arrived of [2, 5]) {
    const { child, ended } = here.start('upload', path, '--title', 'Long', '--parallel', '3');
    await new Promise<void>(hung => {
      bucket.fate = () => {
        if ((here.stack.films.values().next().value?.parts.size ?? 0) < arrived) return 'store';
        hung();
        return 'hold';
      };
    });
    child.kill('SIGKILL');
    expect((await ended).code).toBeNull();
    bucket.fate = () => 'store';
  }
  const film = theFilm();
  const before = film.parts.size;
  expect(before).toBeGreaterThanOrEqual(5);
  expect(before).toBeLessThan(8);
  bucket.requests = 0;
  const { code, stderr } = await here.run('upload', path, '--title', 'Long');
  expect(code).toBe(0);
  expect(stderr).toContain(`long.mov: 64.0 MiB, of which ${before * 8}.0 MiB are there\n`);
  expect(bucket.requests).toBe(8 - before);
  expect(theFilm()).toMatchObject({ title: 'Long', type: 'video/quicktime', completions: 1 });
  expect(arrivedTags(film)).toEqual(await partTagsOf(path, film.partSize));
  expect(journals()).toEqual([]);
});

test('Ctrl-C ends with 130 and says how to go on; the next run goes on', async () => {
  const path = here.makeFile('stopped.mp4', 16 * MIB);
  const { child, ended } = here.start('upload', path);
  await new Promise<void>(hung => {
    here.stack.bucket.fate = part => {
      if (part === 1) return 'store';
      hung();
      return 'hold';
    };
  });
  // The terminal's, and npm's own.
  child.kill('SIGINT');
  child.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  expect(stderr).toMatch(/^Interrupted\. The same command goes on where this one stopped\.$/m);
  expect(journals().map(name => statSync(join(here.profile, '../uploads', name)).mode & 0o777)).toEqual([
    0o600,
  ]);
  here.stack.bucket.fate = () => 'store';
  expect((await here.run('upload', path)).code).toBe(0);
  expect(theFilm().completions).toBe(1);
});

test('a film that fails ends with 2, and standard error says why and what to do', async () => {
  here.stack.coming = TO_FAILED;
  const path = here.makeFile('damaged.mkv', MIB);
  const { code, stdout, stderr } = await here.run('upload', path);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`failed: ${path}: The file is damaged.\n  What to do: Check that it plays.\n`);
  expect(journals()).toEqual([]);
});

test('several films go in turn; one that is refused leaves the others their turn', async () => {
  const paths = ['one.mp4', 'two.mp4', 'three.mp4'].map(name => here.makeFile(name, MIB));
  let announced = 0;
  here.stack.refuse = call =>
    call === 'POST /api/videos' && ++announced === 2 ? 'upload_too_large' : undefined;
  const { code, stdout, stderr } = await here.run('upload', ...paths, '--json', '--visibility', 'members');
  expect(code).toBe(1);
  expect(stderr).toContain(
    `error: ${paths[1]}: The file is larger than uploads may be. (upload_too_large)\n`,
  );
  const results = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(results).toMatchObject([
    {
      file: paths[0],
      video: { title: 'one', status: 'ready', visibility: 'members' },
      grant: { hls: expect.any(String) },
    },
    { file: paths[2], video: { title: 'three', status: 'ready' } },
  ]);
});

test('a file that was changed while it was being sent makes no film', async () => {
  const path = here.makeFile('growing.mp4', 9 * MIB);
  here.stack.bucket.fate = part => {
    if (part === 2) writeFileSync(path, 'a', { flag: 'a' });
    return 'store';
  };
  const { code, stderr } = await here.run('upload', path);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: The file was changed while it was being sent\.$/m);
  expect(theFilm()).toMatchObject({ completions: 0, isDeleted: true });
  expect(journals()).toEqual([]);
});

test('what cannot be followed is said before anything is sent, with exit code 2', async () => {
  const path = here.makeFile('good.mp4', 10);
  const { length } = here.stack.calls;
  const cases: [string[], RegExp][] = [
    [
      [path, join(here.home, 'missing.mp4')],
      /^error: cannot read .*missing\.mp4: no such file or directory \(ENOENT\)$/,
    ],
    [[path, join(here.home, 'notes.txt')], /^error: cannot read|notes\.txt is no film by its ending/],
    [[path, path, '--title', 'a'], /^error: --title and --captions belong to one film: name one FILE$/],
    [[path, '--visibility', 'all'], /^error: --visibility is private, members or public$/],
    [[path, '--parallel', '0'], /^error: --parallel is 1 or more$/],
    [[path, '--captions', 'en'], /^error: --captions is a language and a file/],
  ];
  const ended = await Promise.all(cases.map(([args]) => here.run('upload', ...args)));
  for (const [index, { code, stdout, stderr }] of ended.entries()) {
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(cases[index]?.[1] ?? /./);
  }
  expect(here.stack.calls.length).toBe(length);
  expect(readFileSync(here.profile, 'utf8')).toContain(here.stack.origin());
});
