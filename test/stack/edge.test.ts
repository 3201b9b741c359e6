import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { QUESTIONS } from '../../cli/try-edge/questions';
import { GRANT_BUCKET } from '../../core/grant/lifetime';
import { filmPrefix } from '../../core/video/object-keys';
import { putFolder } from '../../local/put-folder';
import { ManualClock } from '../local/manual-clock';
import { temporaryFolder } from '../local/temporary-folder';
import { type RunningStack, startRunningStack } from '../running-stack';

const ROOT = resolve(__dirname, '../..');
const VIEWERS = 1_000;
/** Segments of two seconds in a day. */
const DAY_SEGMENTS = 43_200;

const dayFolder = temporaryFolder();
const clock = new ManualClock(Date.now());
const agent = new Agent({ keepAlive: true });
let stack: RunningStack;

beforeAll(async () => {
  stack = await startRunningStack({ clock });
  const segments = Array.from({ length: DAY_SEGMENTS }, (_, n) => `#EXTINF:2.000,\nday_${n + 1}.cmfv\n`);
  mkdirSync(dayFolder, { recursive: true });
  writeFileSync(
    join(dayFolder, 'day.m3u8'),
    `#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:2\n${segments.join('')}#EXT-X-ENDLIST\n`,
  );
  await putFolder({
    s3Origin: stack.running.services.s3.origin,
    caller: stack.running.services.operator,
    bucket: stack.stack.outputs.MediaBucket,
    prefix: `${filmPrefix(stack.film.id, stack.film.run)}/`,
    folder: dayFolder,
  });
}, 120_000);

afterAll(async () => {
  agent.destroy();
  await stack?.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

function get(url: string | URL, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolveAnswer, reject) => {
    request(url, { agent, headers }, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolveAnswer({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('1,000 viewers of one film within one bucket cost at most 2 function calls per playlist and encoding', () => {
  /** What players send, and the encoding that they get for it. */
  const PLAYERS: readonly (readonly [string, string | undefined])[] = [
    ['br', 'gzip, deflate, br, zstd'],
    ['gzip', 'gzip, deflate'],
    ['identity', undefined],
  ];
  /** Start of a bucket at or after the clock's time, in seconds. */
  const nextBucket = () => Math.ceil(clock.now() / 1_000 / GRANT_BUCKET) * GRANT_BUCKET;
  const invocations = () => stack.log.filter(line => line.includes('GET /play/{token}/{proxy+}')).length;

  async function playlistsOf(url: string): Promise<readonly string[]> {
    const text = (await get(url, { 'accept-encoding': 'identity' })).body.toString();
    return [...new Set(text.match(/[\w-]+\.m3u8/g))];
  }

  /** A viewer reads the multivariant playlist and two more; each answer that was no hit adds to its count. */
  async function watch(url: string, children: readonly string[], viewer: number, calls: Map<string, number>) {
    const [encoding, acceptEncoding] = PLAYERS[viewer % PLAYERS.length] ?? ['', undefined];
    const read = async (playlist: string): Promise<void> => {
      const answer = await get(new URL(playlist, url), {
        ...(acceptEncoding !== undefined && { 'accept-encoding': acceptEncoding }),
      });
      expect([answer.status, answer.headers['content-encoding'] ?? 'identity']).toEqual([200, encoding]);
      const key = `${playlist} ${encoding}`;
      const asked = answer.headers['x-cache'] === 'Hit from cloudfront' ? 0 : 1;
      calls.set(key, (calls.get(key) ?? 0) + asked);
    };
    await read('index.m3u8');
    const choice = Math.floor(viewer / PLAYERS.length);
    await read(children[choice % children.length] ?? '');
    await read(children[(choice + 1) % children.length] ?? '');
  }

  /** Every playlist in every encoding was read, each came from the function twice at most, and the log agrees. */
  function expectFewCalls(calls: Map<string, number>, playlists: number, logged: number): void {
    expect(calls.size).toBe(playlists * PLAYERS.length);
    for (const [key, count] of calls) expect([key, count <= 2]).toEqual([key, true]);
    expect([...calls.values()].reduce((sum, count) => sum + count, 0)).toBe(logged);
    expect(logged).toBeLessThanOrEqual(2 * playlists * PLAYERS.length);
  }

  test('arriving together', async () => {
    const now = nextBucket() + 1;
    const { hls } = await stack.grant({ now });
    const children = await playlistsOf((await stack.grant({ now: now + 2 * GRANT_BUCKET })).hls);
    const before = invocations();
    const calls = new Map<string, number>();
    await Promise.all(Array.from({ length: VIEWERS }, (_, viewer) => watch(hls, children, viewer, calls)));
    expectFewCalls(calls, children.length + 1, invocations() - before);
  }, 60_000);

  test('spread over the ten minutes in which they are given the same URL', async () => {
    const start = nextBucket() + 1;
    const urls = new Set<string>();
    for (let minute = 0; minute < 10; minute++) {
      urls.add((await stack.grant({ now: start + minute * 60, ttl: 7_200 })).hls);
    }
    urls.add((await stack.grant({ now: start + GRANT_BUCKET - 1, ttl: 7_200 })).hls);
    expect(urls.size).toBe(1);
    const [hls = ''] = urls;
    const children = await playlistsOf((await stack.grant()).hls);
    const before = invocations();
    const calls = new Map<string, number>();
    for (let viewer = 0; viewer < VIEWERS; viewer++) {
      await watch(hls, children, viewer, calls);
      clock.advance((GRANT_BUCKET * 1_000) / VIEWERS);
    }
    expectFewCalls(calls, children.length + 1, invocations() - before);
  }, 60_000);
});

describe('a playlist of 24 hours (43,200 segments)', () => {
  const day = async (door: 'hls' | 'direct') => (await stack.grant())[door].replace('index.m3u8', 'day.m3u8');

  describe.each(['hls', 'direct'] as const)('by the door %s', door => {
    test.each([
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const)('comes whole in %s', async (coding, decode) => {
      const answer = await get(await day(door), { 'accept-encoding': coding });
      expect([answer.status, answer.headers['content-encoding']]).toEqual([200, coding]);
      const lines = decode(answer.body).toString().split('\n');
      expect(lines.filter(line => /^http.*\/day_\d+\.cmfv\?Policy=/.test(line))).toHaveLength(DAY_SEGMENTS);
      expect(answer.body.length).toBeLessThan(6 * 1024 * 1024);
    });

    test('is too large without an encoding, and the answer says so', async () => {
      const answer = await get(await day(door));
      expect(answer.status).toBe(507);
      expect(JSON.parse(answer.body.toString())).toMatchObject({ status: 507, code: 'playlist_too_large' });
    });
  });
});

describe('pages', () => {
  const page = (path: string, headers = {}) => get(`${stack.stack.outputs.CdnOrigin}${path}`, headers);
  const POLICY = /default-src 'none'.*frame-ancestors 'none'/;

  test.each(['/', '/index.html', '/watch'])('%s is the page, with its policy', async path => {
    const { status, headers, body } = await page(path);
    expect([status, body.toString()]).toEqual([
      200,
      expect.stringContaining('<title>Screening Room</title>'),
    ]);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(POLICY),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  test('files of the page and confirmed pages have the headers too', async () => {
    const { headers } = await page('/player.js');
    expect(headers['x-content-type-options']).toBe('nosniff');
    const etag = String((await page('/index.html')).headers['etag']);
    const confirmed = await page('/index.html', { 'if-none-match': etag });
    expect([confirmed.status, confirmed.headers['content-security-policy']]).toEqual([
      304,
      expect.stringMatching(POLICY),
    ]);
  });

  test.each(['/none.html', '/watch/1', '/vod%2Findex.m3u8'])('%s is not the page', async path => {
    const { status, headers } = await page(path);
    expect([status, headers['content-security-policy']]).toEqual([403, undefined]);
  });

  test('no function touches a playlist or a segment', async () => {
    expect((await get((await stack.grant()).hls)).headers['content-security-policy']).toBeUndefined();
    expect((await page('/vod/a/1/b.cmfv')).headers['content-security-policy']).toBeUndefined();
  });
});

describe('cli try-edge', () => {
  const tryEdge = async (url: string, ...options: string[]) => {
    const named = ['--playback-url', url, ...options];
    const command = ['--import', 'tsx', join(ROOT, 'cli/main.ts'), 'try-edge', ...named];
    return promisify(execFile)(process.execPath, command, { cwd: ROOT }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  };

  test('finds local mode answering every question as it is said to, and prints nothing of the URL', async () => {
    const { hls } = await stack.grant();
    const { code, stdout, stderr } = await tryEdge(hls);
    const lines = stdout.trim().split('\n');
    expect(lines.filter(line => !line.endsWith('(local mode agrees)'))).toEqual([
      `${QUESTIONS.length} agree, 0 differ`,
    ]);
    expect({ code, stderr, lines: lines.length }).toEqual({
      code: 0,
      stderr: '',
      lines: QUESTIONS.length + 1,
    });
    const token = new URL(hls).pathname.split('/')[2] ?? '';
    for (const part of [...token.split('.'), stack.film.id, 'Policy=', 'Signature=']) {
      expect(stdout).not.toContain(part);
    }
  }, 30_000);

  test('--json is the same for a program', async () => {
    const { hls } = await stack.grant();
    const { stdout } = await tryEdge(hls, '--json');
    expect(JSON.parse(stdout)).toEqual(
      QUESTIONS.map(({ question, local }) => ({ question, local, seen: local, agrees: true })),
    );
  }, 30_000);

  test.each([
    ['no URL', 'ftp://films.example/index.m3u8', /is the URL of a playlist/],
    ['a grant that does not hold', 'HLS', /leads to a playlist that answers 403/],
    ['the Api instead of the distribution', 'DIRECT', /is not from the distribution/],
  ])(
    'with %s it says in one line what is wrong',
    async (_what, url, line) => {
      const { hls, direct } = await stack.grant();
      const forged = hls.replace(/\.[^./]+\/index/, '.AAAA/index');
      const given = { HLS: forged, DIRECT: direct }[url] ?? url;
      const { code, stdout, stderr } = await tryEdge(given);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(line)]);
      expect(stderr).not.toContain('/play/');
    },
    30_000,
  );
});
