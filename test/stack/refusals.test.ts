import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { mintGrant } from '../../core/grant/token';
import { customPolicy } from '../../core/signing/policy';
import { signedSuffix } from '../../core/signing/suffix';
import { filmPrefix, sourceKey } from '../../core/video/object-keys';
import { videoId } from '../../core/video/video-id';
import { putFolder } from '../../local/put-folder';
import { firstMediaUrl } from '../first-media-url';
import { temporaryFolder } from '../local/temporary-folder';
import { type RunningStack, startRunningStack } from '../running-stack';

let stack: RunningStack;
let hls: string;
let direct: string;
/** A media segment as a playlist of the film gives it. */
let segment: URL;

const sources = temporaryFolder();
const SOURCE_BYTES = 'the bytes of a source';

beforeAll(async () => {
  stack = await startRunningStack();
  ({ hls, direct } = await stack.grant());
  segment = await firstMediaUrl(hls);
  writeFileSync(join(sources, 'source'), SOURCE_BYTES);
  const { services } = stack.running;
  await putFolder({
    s3Origin: services.s3.origin,
    caller: services.operator,
    bucket: stack.stack.outputs.MediaBucket,
    prefix: sourceKey(stack.film.id).replace(/source$/, ''),
    folder: sources,
  });
}, 120_000);

afterAll(() => stack?.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends the path as it is written: `fetch` would resolve its dot segments first. */
function getRaw(origin: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers: { origin: 'https://elsewhere.test', ...headers } }, response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('latin1'),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

const get = (url: string | URL): Promise<Answer> => {
  const { origin, pathname, search } = new URL(url);
  return getRaw(origin, pathname + search);
};

/** What a refusal must never hold: the request's token or signature, or a byte of what lies in the bucket. */
function expectNoLeak({ headers, body }: Answer, url: string | URL): void {
  const text = JSON.stringify(headers) + body;
  const { pathname, searchParams } = new URL(url);
  const secrets = [...searchParams.values(), ...pathname.split('/').filter(part => part.includes('.ey'))];
  for (const secret of secrets.filter(({ length }) => length > 8)) expect(text).not.toContain(secret);
  expect(text).not.toContain(SOURCE_BYTES);
  expect(text).not.toMatch(/ftyp|moof|mdat|#EXTM3U|Policy=|Signature=|node:|\.ts:\d/);
}

function expectProblem(answer: Answer, status: number, code: string, url: string | URL): void {
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body)).toMatchObject({ status, code });
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
  });
  expectNoLeak(answer, url);
}

function expectEdgeRefusal(answer: Answer, code: string, url: string | URL): void {
  expect(answer.status).toBe(403);
  expect(answer.body).toContain(`<Code>${code}</Code>`);
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  expectNoLeak(answer, url);
}

const tokenOf = (url: string): string => new URL(url).pathname.split('/')[2] ?? '';
const withToken = (url: string, token: string): string => url.replace(tokenOf(url), token);

describe.each([
  ['through the edge', () => hls],
  ['straight from API Gateway', () => direct],
])('a playlist %s', (_door, url) => {
  test.each(['/play/', '/play/index.m3u8', '/play//index.m3u8', '/play/none/index.m3u8'])(
    'is not found without a token (%s)',
    async path => {
      const { origin } = new URL(url());
      expectProblem(await getRaw(origin, path), 404, 'not_found', origin);
    },
  );

  test('is refused where the payload was altered', async () => {
    const [header, , signature] = tokenOf(url()).split('.');
    const claims = {
      aud: stack.stack.outputs.GrantAudience,
      sub: stack.film.id,
      run: '1',
      exp: 4_000_000_000,
    };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const forged = withToken(url(), `${header}.${payload}.${signature}`);
    expectProblem(await get(forged), 403, 'grant_invalid', forged);
  });

  test('is refused where the token was made with another secret', async () => {
    const claims = {
      audience: stack.stack.outputs.GrantAudience,
      film: stack.film.id,
      run: '1',
      expires: 4_000_000_000,
    };
    const token = await mintGrant(claims, { generation: 1, secret: Buffer.alloc(64, 7) });
    const forged = withToken(url(), token);
    expectProblem(await get(forged), 403, 'grant_invalid', forged);
  });

  test('is refused when the grant has ended, and says that this is why', async () => {
    const past = await stack.grant({ now: Math.floor(Date.now() / 1000) - 3_600, ttl: 60 });
    const expired = withToken(url(), tokenOf(past.hls));
    expectProblem(await get(expired), 403, 'grant_expired', expired);
  });

  test("of another film leads to nothing of this one's", async () => {
    const other = { ...stack.film, id: videoId(Buffer.alloc(16, 9)) };
    const foreign = withToken(url(), tokenOf((await stack.grant({ film: other })).hls));
    expectProblem(await get(foreign), 404, 'playlist_not_found', foreign);
  });

  test('is refused before a cached copy is confirmed', async () => {
    const { origin, pathname } = new URL(withToken(url(), `${tokenOf(url()).slice(0, -2)}AA`));
    const answer = await getRaw(origin, pathname, { 'if-none-match': '*' });
    expectProblem(answer, 403, 'grant_invalid', origin + pathname);
  });
});

describe('a segment', () => {
  const somebodyElses = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const edited = (edit: (parameters: URLSearchParams, url: URL) => void): URL => {
    const url = new URL(segment);
    const parameters = new URLSearchParams(url.search);
    edit(parameters, url);
    // Not through URLSearchParams: it would encode the tilde of CloudFront's alphabet.
    url.search = [...parameters].map(([name, value]) => `${name}=${value}`).join('&');
    return url;
  };
  const signedElsewhere = (place: { prefix: string; expires: number }, privateKey: KeyObject): URL => {
    const policy = customPolicy({ cdnOrigin: stack.stack.outputs.CdnOrigin, ...place });
    const url = new URL(segment);
    const keyPairId = url.searchParams.get('Key-Pair-Id') ?? '';
    url.search = signedSuffix(policy, { keyPairId, privateKey });
    return url;
  };

  test('plays with the signature of its playlist, whole and in part', async () => {
    const whole = await get(segment);
    expect(whole.status).toBe(200);
    expect(whole.headers['access-control-allow-origin']).toBe('*');
    const part = await getRaw(segment.origin, segment.pathname + segment.search, { range: 'bytes=4-7' });
    expect([part.status, part.body]).toEqual([206, whole.body.slice(4, 8)]);
  });

  test('is refused without a signature', async () => {
    const bare = new URL(segment.pathname, segment);
    expectEdgeRefusal(await get(bare), 'MissingKey', bare);
  });

  test('is refused where the signature was altered', async () => {
    const url = edited(parameters => {
      const signature = parameters.get('Signature') ?? '';
      parameters.set('Signature', `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`);
    });
    expectEdgeRefusal(await get(url), 'AccessDenied', url);
  });

  test('is refused where the policy was widened', async () => {
    const url = edited(parameters => {
      const policy = customPolicy({ cdnOrigin: segment.origin, prefix: 'vod', expires: 4_000_000_000 });
      parameters.set(
        'Policy',
        Buffer.from(policy)
          .toString('base64')
          .replace(/[+=/]/g, c => ({ '+': '-', '=': '_', '/': '~' })[c] ?? ''),
      );
    });
    expectEdgeRefusal(await get(url), 'AccessDenied', url);
  });

  test('is refused with a key of somebody else', async () => {
    const url = signedElsewhere(
      { prefix: filmPrefix(stack.film.id, '1'), expires: 4_000_000_000 },
      somebodyElses,
    );
    expectEdgeRefusal(await get(url), 'AccessDenied', url);
  });

  test('is refused when its signature has ended', async () => {
    const url = signedElsewhere(
      { prefix: filmPrefix(stack.film.id, '1'), expires: 1_000_000_000 },
      stacksOwn(),
    );
    expectEdgeRefusal(await get(url), 'AccessDenied', url);
  });

  test("is refused with another film's signature", async () => {
    const other = filmPrefix(videoId(Buffer.alloc(16, 9)), '1');
    const url = signedElsewhere({ prefix: other, expires: 4_000_000_000 }, stacksOwn());
    expectEdgeRefusal(await get(url), 'AccessDenied', url);
  });
});

/** The stack's own private key, to sign what it never would. */
function stacksOwn(): KeyObject {
  const folder = join(stack.dataDir, 'secrets');
  const files = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'));
  const text = files.find(each => each.includes('BEGIN PRIVATE KEY')) ?? '';
  return createPrivateKey(
    JSON.parse(`"${/-----BEGIN PRIVATE KEY.*END PRIVATE KEY-----\\n/.exec(text)?.[0]}"`),
  );
}

describe('no byte of the bucket comes out', () => {
  const file = () => segment.pathname;

  test('of S3 without credentials', async () => {
    const { origin } = stack.running.services.s3;
    for (const key of [file().slice(1), sourceKey(stack.film.id), '?list-type=2']) {
      const url = `${origin}/${stack.stack.outputs.MediaBucket}/${key}`;
      const answer = await get(url);
      expect(answer.status).toBe(403);
      expect(answer.body).toContain('<Code>AccessDenied</Code>');
      expectNoLeak(answer, url);
    }
  });

  test('of S3 with the signature that CloudFront takes', async () => {
    const { origin } = stack.running.services.s3;
    const url = `${origin}/${stack.stack.outputs.MediaBucket}${file()}${segment.search}`;
    const answer = await get(url);
    expect(answer.status).toBe(403);
    expectNoLeak(answer, url);
  });

  test.each([
    ['uploads', () => `/${sourceKey(stack.film.id)}`],
    ['uploads with a signature for the film', () => `/${sourceKey(stack.film.id)}${segment.search}`],
    ['uploads by way of vod', () => `/vod/../${sourceKey(stack.film.id)}`],
    ['uploads by way of vod, signed', () => `/vod/../${sourceKey(stack.film.id)}${segment.search}`],
    ['an encoded slash', () => file().replace('/vod/', '/vod%2F')],
    ['an encoded slash, signed', () => file().replace('/vod/', '/vod%2F') + segment.search],
    ['an encoded letter', () => file().replace('/vod/', '/%76od/')],
    ['a way round', () => `/x/..${file()}`],
    ['a way round, encoded', () => `/x/%2e%2e${file()}`],
    ['two slashes', () => `/${file()}`],
    ['capital letters', () => file().replace('/vod/', '/VOD/')],
    ['the playlist route', () => `/play${file()}`],
    ['the page', () => `/index.html/..${file()}`],
  ])('of the edge by %s', async (_way, path) => {
    const answer = await getRaw(segment.origin, path());
    expect([400, 403, 404]).toContain(answer.status);
    expectNoLeak(answer, segment.origin);
  });
});

test('nothing that functions or the gateway log holds a token or a signature', () => {
  const log = stack.log.join('\n');
  expect(log).toContain('"routeKey"');
  expect(log).not.toContain(tokenOf(hls));
  expect(log).not.toMatch(/eyJ|Policy=|Signature=|BEGIN PRIVATE/);
});
