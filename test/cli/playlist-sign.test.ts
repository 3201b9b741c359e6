import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { addPlaylistSign } from '../../cli/playlist-sign';
import { signPlaylist } from '../../core/hls/sign-playlist';
import { customPolicy } from '../../core/signing/policy';
import { signedSuffix } from '../../core/signing/suffix';

const ROOT = join(__dirname, '../..');
const TSX = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const PLACE = {
  cdnOrigin: 'https://media.example.com',
  prefix: 'vod/film/run',
  playlistPath: 'hls/index.m3u8',
};
const EXPIRES = 1_800_000_000;
const SOURCE = '\ufeff#EXTM3U\r\n#EXTINF:4,\r\na.ts\r\n#EXTINF:4,\r\ncaf\u00e9.ts';

const folder = mkdtempSync(join(tmpdir(), 'playlist-sign-'));
const file = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  code: number;
  stdout: Buffer;
  stderr: string;
}

const OPTIONS = {
  '--prefix': PLACE.prefix,
  '--playlist-path': PLACE.playlistPath,
  '--cdn-origin': PLACE.cdnOrigin,
  '--private-key': file('key.pem'),
  '--key-pair-id': 'KTEST',
  '--expires': String(EXPIRES),
};

type Changes = Record<string, string | undefined>;

function words(files: string[], changed: Changes): string[] {
  const options = Object.entries({ ...OPTIONS, ...changed });
  return [
    'sign',
    ...options.flatMap(([flag, value]) => (value === undefined ? [] : [flag, value])),
    ...files,
  ];
}

/** Runs the real command in a process of its own. */
function run(files: string[], changed: Changes = {}): Promise<Outcome> {
  const args = [TSX, join(ROOT, 'cli/main.ts'), 'playlist', ...words(files, changed)];
  return new Promise(resolve => {
    execFile(process.execPath, args, { cwd: ROOT, encoding: 'buffer' }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr: stderr.toString() });
    });
  });
}

/** Runs the command in this process and gives what it says when it cannot be followed. */
async function complaint(files: string[], changed: Changes): Promise<string> {
  let said = '';
  const program = new Command().exitOverride().configureOutput({
    writeErr: text => {
      said += text;
    },
  });
  addPlaylistSign(program);
  await expect(program.parseAsync(words(files, changed), { from: 'user' })).rejects.toThrow(CommanderError);
  return said;
}

function expected(source: string): Buffer {
  const suffix = signedSuffix(customPolicy({ ...PLACE, expires: EXPIRES }), {
    keyPairId: 'KTEST',
    privateKey,
  });
  return signPlaylist(Buffer.from(source), { ...PLACE, suffix });
}

beforeAll(() => {
  writeFileSync(file('key.pem'), PEM);
  writeFileSync(file('source.m3u8'), SOURCE);
});

test('one file: standard output is what serve-playlist would answer, byte for byte', async () => {
  const { code, stdout, stderr } = await run([file('source.m3u8')]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toEqual(expected(SOURCE));
});

test('many files: each goes where its pair says, and nothing is printed', async () => {
  const pairs = [1, 2].map(n => ({ original: file(`in-${n}.m3u8`), rewritten: file(`out-${n}.m3u8`) }));
  for (const [n, pair] of pairs.entries()) writeFileSync(pair.original, `#EXTM3U\nsegment-${n}.ts\n`);
  writeFileSync(file('pairs.json'), JSON.stringify(pairs));
  const { code, stdout, stderr } = await run([], { '--batch': file('pairs.json') });
  expect({ code, stdout: stdout.toString(), stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
  for (const [n, pair] of pairs.entries()) {
    expect(readFileSync(pair.rewritten)).toEqual(expected(`#EXTM3U\nsegment-${n}.ts\n`));
  }
});

test('a file that cannot be done is named, the others are done, and the exit code is 1', async () => {
  const pairs = [
    { original: file('missing.m3u8'), rewritten: file('never.m3u8') },
    { original: file('source.m3u8'), rewritten: file('no-such-folder/out.m3u8') },
    { original: file('source.m3u8'), rewritten: file('after.m3u8') },
  ];
  writeFileSync(file('some-missing.json'), JSON.stringify(pairs));
  const { code, stderr } = await run([], { '--batch': file('some-missing.json') });
  expect(code).toBe(1);
  expect(stderr.trimEnd().split('\n')).toEqual([
    `cannot sign ${file('missing.m3u8')}: no such file or directory (ENOENT)`,
    `cannot write ${file('no-such-folder/out.m3u8')}: no such file or directory (ENOENT)`,
  ]);
  expect(existsSync(file('never.m3u8'))).toBe(false);
  expect(readFileSync(file('after.m3u8'))).toEqual(expected(SOURCE));
});

test('a manifest is signed as one where the playlist path says so', async () => {
  const manifest = (media: string, base = '') =>
    `<MPD>${base}<Period><AdaptationSet><SegmentTemplate media="${media}"/></AdaptationSet></Period></MPD>`;
  writeFileSync(file('index.mpd'), manifest('a.m4s'));
  const { code, stdout } = await run([file('index.mpd')], { '--playlist-path': 'index.mpd' });
  expect(code).toBe(0);
  const base = `<BaseURL>${PLACE.cdnOrigin}/${PLACE.prefix}/</BaseURL>`;
  const [, query = ''] = /a\.m4s(\?[^"]+)/.exec(stdout.toString()) ?? [];
  expect(query).toMatch(/^\?Policy=[^&]+&amp;Signature=[^&]+&amp;Key-Pair-Id=KTEST$/);
  expect(stdout.toString()).toBe(manifest(`a.m4s${query}`, base));
});

test('a manifest with a document type is named with the reason, and standard output stays empty', async () => {
  writeFileSync(file('doctype.mpd'), '<!DOCTYPE MPD><MPD/>');
  const { code, stdout, stderr } = await run([file('doctype.mpd')], { '--playlist-path': 'index.mpd' });
  expect({ code, stdout: stdout.length }).toEqual({ code: 1, stdout: 0 });
  expect(stderr).toMatch(/^cannot sign .*doctype\.mpd: the manifest has a document type declaration/);
});

test('a file that is no playlist of the format is written as it is and named, and the exit code is 1', async () => {
  const html = '<html>not found</html>';
  const pairs = [
    { original: file('error.m3u8'), rewritten: file('error-out.m3u8') },
    { original: file('source.m3u8'), rewritten: file('after-error.m3u8') },
  ];
  writeFileSync(file('error.m3u8'), html);
  writeFileSync(file('no-playlist.json'), JSON.stringify(pairs));
  const { code, stderr } = await run([], { '--batch': file('no-playlist.json') });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `${file('error.m3u8')} is no HLS playlist, and was left as it is\n`,
  });
  expect(readFileSync(file('error-out.m3u8'), 'utf8')).toBe(html);
  expect(readFileSync(file('after-error.m3u8'))).toEqual(expected(SOURCE));
});

test('one file that is missing is named, and standard output stays empty', async () => {
  const { code, stdout, stderr } = await run([file('missing.m3u8')]);
  expect({ code, stdout: stdout.length }).toEqual({ code: 1, stdout: 0 });
  expect(stderr).toBe(`cannot sign ${file('missing.m3u8')}: no such file or directory (ENOENT)\n`);
});

describe('a call that cannot be followed ends with one clear line, exit code 2 and nothing of a key', () => {
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const files = {
    'no-key.pem': 'secret words that are no key',
    'elliptic.pem': elliptic.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'cut.pem': PEM.slice(0, 400),
    'no-list.json': '{"original":"a"}',
    'no-json.json': 'a',
  };
  beforeAll(() => {
    for (const [name, text] of Object.entries(files)) writeFileSync(file(name), text);
  });

  const one = [file('source.m3u8')];
  const cases: [string, string[], Record<string, string | undefined>, string][] = [
    ['no file', [], {}, 'INFILE'],
    ['a file and a batch', one, { '--batch': file('no-list.json') }, 'INFILE'],
    ['two files', [...one, 'b'], {}, 'arguments'],
    ['a missing option', one, { '--prefix': undefined }, '--prefix'],
    ['an unknown option', one, { '--prefixes': 'a' }, '--prefixes'],
    ['a prefix with a wildcard', one, { '--prefix': 'vod/*' }, '--prefix'],
    ['a prefix with a slash at its end', one, { '--prefix': 'vod/film/' }, '--prefix'],
    ['a playlist path that climbs', one, { '--playlist-path': '../index.m3u8' }, '--playlist-path'],
    ['an origin with a path', one, { '--cdn-origin': 'https://media.example.com/' }, '--cdn-origin'],
    ['an expiry in milliseconds', one, { '--expires': '1800000000000' }, 'not milliseconds'],
    ['an expiry that is no number', one, { '--expires': 'soon' }, '--expires'],
    ['a key pair id with a space', one, { '--key-pair-id': 'K 1' }, '--key-pair-id'],
    ['a missing key', one, { '--private-key': file('none.pem') }, '--private-key'],
    ['a key file without a key', one, { '--private-key': file('no-key.pem') }, '--private-key'],
    ['a key of another kind', one, { '--private-key': file('elliptic.pem') }, '--private-key'],
    ['a key that was cut off', one, { '--private-key': file('cut.pem') }, '--private-key'],
    ['a missing batch', [], { '--batch': file('none.json') }, '--batch'],
    ['a batch that is no list', [], { '--batch': file('no-list.json') }, '--batch'],
    ['a batch that is no JSON', [], { '--batch': file('no-json.json') }, '--batch'],
  ];
  test.each(cases)('%s', async (_name, infiles, changed, named) => {
    const said = await complaint(infiles, changed);
    expect(said).toMatch(/^error: [^\n]+\n(\(Did you mean [^\n]+\)\n)?$/);
    expect(said).toContain(named);
    for (const line of Object.values(files).flatMap(text => text.split('\n'))) {
      if (line.length > 20) expect(said).not.toContain(line);
    }
  });

  test('in a process of its own', async () => {
    const { code, stdout, stderr } = await run([], {});
    expect({ code, stdout: stdout.length }).toEqual({ code: 2, stdout: 0 });
    expect(stderr).toBe('error: name one INFILE, or a list of files with --batch\n');
  });
});

test('a large result reaches a pipe whole', async () => {
  const source = `#EXTM3U\n${'segment.ts\n'.repeat(1000)}`;
  writeFileSync(file('large.m3u8'), source);
  const { code, stdout } = await run([file('large.m3u8')]);
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect({ code, digest: digest(stdout) }).toEqual({ code: 0, digest: digest(expected(source)) });
});
