import { readPlaybackAddress } from '../../../cli/doctor/playback-address';
import { type Report, reportOn } from '../../../cli/doctor/report/report';
import { reportText } from '../../../cli/doctor/report/report-text';
import { createVisit } from '../../../cli/doctor/walk/visit';
import { walkPlayback } from '../../../cli/doctor/walk/walk';
import { type GoodStack, type Plant, startGoodStack } from './good-stack';

let stack: GoodStack | undefined;

afterEach(() => stack?.close());

async function examine(
  plant: Plant = {},
  options: { authoring?: boolean; url?: (stack: GoodStack) => string } = {},
) {
  stack = await startGoodStack(plant);
  const address = readPlaybackAddress(options.url?.(stack) ?? stack.url);
  const walk = await walkPlayback(address, createVisit(Date.now));
  const report = reportOn(walk, { authoring: options.authoring ?? false, now: Date.now() });
  expectNoSecrets(report, stack.token);
  return report;
}

/** Neither the token nor anything of a signed URL stands in what is printed. */
function expectNoSecrets(report: Report, token: string): void {
  const printed = JSON.stringify(report) + reportText(report);
  for (const part of token.split('.')) expect(printed).not.toContain(part);
  expect(printed).not.toMatch(/Policy=|Signature=|Key-Pair-Id|KTEST|KOTHER|eyJ/);
}

const codes = (report: Report) => report.faults.map(({ code }) => code);
const places = (report: Report) => report.faults.flatMap(each => each.places.map(({ place }) => place));
const is = (part: string) => (path: string) => path.includes(part);

test('in a good stack nothing is wrong, and every playlist and the segments were asked for', async () => {
  const report = await examine();
  expect(report).toMatchObject({ ok: true, faults: [], playlists: 5, segments: 16 });
  expect(report.grant).toMatchObject({ video: 'A'.repeat(22), boundToAddress: false });
  expect(report.grant?.expiresIn).toBeGreaterThan(3500);
});

test('a good film keeps the authoring rules', async () => {
  expect(codes(await examine({}, { authoring: true }))).toEqual([]);
});

const S3_REFUSAL =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>1</RequestId></Error>';

const PLANTED: readonly (readonly [string, Plant, string, readonly string[]])[] = [
  ['an expired token', { lifetime: -5 }, 'grant_expired', ['index.m3u8']],
  [
    'a missing segment, which S3 does not tell from a forbidden one',
    {
      intercept: (path, _request, response) => {
        if (!is('720p_3.cmfv')(path)) return false;
        response.writeHead(403, { 'content-type': 'application/xml' }).end(S3_REFUSAL);
        return true;
      },
    },
    'missing_segment',
    ['720p.m3u8, segment 3 of 5'],
  ],
  [
    'a wrong content type',
    {
      headers: (path, fields) =>
        is('audio_')(path) ? { ...fields, 'content-type': 'binary/octet-stream' } : fields,
    },
    'wrong_content_type',
    ['initialisation segment', 'segment 1 of 5', 'segment 3 of 5', 'segment 5 of 5'].map(
      name => `audio.m3u8, ${name}`,
    ),
  ],
  [
    'no CORS',
    {
      headers: (path, { 'access-control-allow-origin': _, ...fields }) =>
        is('/360p_')(path) ? fields : { ...fields, 'access-control-allow-origin': '*' },
    },
    'no_cors',
    ['initialisation segment', 'segment 1 of 5', 'segment 3 of 5', 'segment 5 of 5'].map(
      name => `360p.m3u8, ${name}`,
    ),
  ],
  [
    'a missing variant',
    { stored: (name, text) => (name === 'index.m3u8' ? text.replace('360p.m3u8', '480p.m3u8') : text) },
    'missing_variant',
    ['480p.m3u8'],
  ],
  [
    'an unsigned segment',
    { signed: (name, text) => (name === '720p.m3u8' ? text.replace(/(720p_5\.cmfv)\?.*/, '$1') : text) },
    'unsigned_segment',
    ['720p.m3u8, segment 5 of 5'],
  ],
  ['clock skew, the server ahead', { ahead: 300_000 }, 'clock_skew', []],
  ['clock skew, the server behind', { ahead: -300_000 }, 'clock_skew', []],
  [
    'uncompressed playlists',
    { isPlain: true },
    'uncompressed_playlist',
    ['index.m3u8', '720p.m3u8', '360p.m3u8', 'audio.m3u8', 'iframes.m3u8'],
  ],
  ['a key that is in no key group', { keyPairId: 'KOTHER' }, 'wrong_key_group', []],
  [
    'an API that is down, behind a distribution that answers',
    {
      intercept: (path, _request, response) => {
        if (!is('/play/')(path)) return false;
        response.writeHead(502, { 'content-type': 'text/html', server: 'CloudFront' }).end('<html></html>');
        return true;
      },
    },
    'api_down',
    ['index.m3u8'],
  ],
];

test.each(PLANTED)('%s is named, and nothing else', async (_name, plant, code, where) => {
  const report = await examine(plant);
  expect(codes(report)).toEqual([code]);
  expect(report.ok).toBe(false);
  if (where.length > 0) expect(places(report)).toEqual(where);
  expect(report.faults[0]?.sentence).toMatch(/^[A-Z].*\.$/);
  expect(report.faults[0]?.advice).toMatch(/^[A-Z].*\.$/);
});

const answering = (part: string, status: number, body = '', type = 'text/plain'): Plant => ({
  intercept: (path, request, response) => {
    if (!path.includes(part) || request.method === 'OPTIONS') return false;
    const headers = {
      'content-type': type,
      'access-control-allow-origin': '*',
      'content-encoding': 'identity',
    };
    response.writeHead(status, headers).end(body);
    return true;
  },
});
const cloudFront = (code: string) => `<Error><Code>${code}</Code><Message>m</Message></Error>`;

test.each<readonly [string, Plant, readonly string[]]>([
  ['a fault of the API itself', answering('/play/', 503, '{"code":"unavailable"}'), ['api_fault']],
  [
    'a playlist too large without compression',
    answering('/play/', 507, '{"code":"playlist_too_large"}'),
    ['playlist_too_large'],
  ],
  ['throttling', answering('/play/', 429, '{"message":"Too Many Requests"}'), ['throttled']],
  [
    'a page in place of the playlist',
    answering('/play/', 200, '<html></html>', 'text/html'),
    ['not_a_playlist', 'wrong_content_type', 'cached_beyond_grant'],
  ],
  ['a redirect of the playlist', answering('/play/', 301), ['redirected']],
  ['a redirect of a segment', answering('720p_1.', 302), ['redirected']],
  [
    'a playlist that names nothing',
    { stored: (name, text) => (name === '360p.m3u8' ? '#EXTM3U\n' : text) },
    ['empty_playlist'],
  ],
  [
    'a segment that S3 says is not there',
    answering('720p_1.', 404, '<Error><Code>NoSuchKey</Code></Error>'),
    ['missing_segment'],
  ],
  [
    'a policy that CloudFront cannot read',
    answering('720p_1.', 403, cloudFront('MalformedPolicy')),
    ['malformed_policy'],
  ],
  [
    'a signature that CloudFront refuses',
    answering('720p_1.', 403, cloudFront('AccessDenied')),
    ['signature_refused'],
  ],
  ['a refusal by somebody else', answering('720p_1.', 403, 'no'), ['segment_refused']],
  ['a bucket that is down', answering('720p_1.', 503), ['segment_failed']],
  [
    'a signature for another run',
    { signed: (_name, text) => text.replaceAll('/run/', '/other/') },
    ['signature_elsewhere'],
  ],
  [
    'a preflight that is refused',
    {
      intercept: (path, request, response) => {
        if (request.method !== 'OPTIONS' || !path.includes('/vod/')) return false;
        response.writeHead(403).end();
        return true;
      },
    },
    ['preflight_refused'],
  ],
  [
    'playlists that caches keep for too long',
    {
      headers: (path, fields) =>
        path.includes('/play/') ? { ...fields, 'cache-control': 'max-age=86400' } : fields,
    },
    ['cached_beyond_grant'],
  ],
])('%s is named as well', async (_name, plant, expected) => {
  expect(codes(await examine(plant))).toEqual(expected);
});

const caching = (part: string, control: string): Plant => ({
  headers: (path, fields) => (path.includes(part) ? { ...fields, 'cache-control': control } : fields),
});

test.each(['no-store', 'no-cache', 'private, max-age=600', 'public, max-age=0', 'max-age=600, s-maxage=0'])(
  'what the distribution may not keep costs money, and is named: %s',
  async control => {
    expect((await examine(caching('/vod/', control))).faults).toMatchObject([
      {
        code: 'media_not_cached',
        places: expect.arrayContaining([expect.objectContaining({ seen: control })]),
      },
    ]);
    await stack?.close();
    expect(codes(await examine(caching('/play/', control)))).toEqual(['playlist_not_cached']);
  },
);

test.each(['public, max-age=0, s-maxage=600', 's-maxage=60', 'public, max-age=300'])(
  'what it may keep is not: %s',
  async control => {
    expect(codes(await examine(caching('/', control)))).toEqual([]);
  },
);

test('a token that was cut off is not valid', async () => {
  const report = await examine({}, { url: ({ url }) => url.replace(/.{8}(?=\/index)/, '') });
  expect(codes(report)).toEqual(['grant_invalid']);
});

test('a host that does not answer is named', async () => {
  const gone = await startGoodStack();
  await gone.close();
  const report = await examine({}, { url: () => gone.url });
  expect(codes(report)).toEqual(['no_answer']);
  expect(report.faults[0]?.places).toEqual([{ place: 'index.m3u8', seen: 'ECONNREFUSED' }]);
});

test('a segment of another host needs no signature of ours', async () => {
  const other = await startGoodStack({
    intercept: (_path, _request, response) => {
      const headers = {
        'content-type': 'video/mp4',
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
      };
      response.writeHead(200, headers).end('me');
      return true;
    },
  });
  const report = await examine({
    stored: (name, text) =>
      name === '720p.m3u8' ? text.replace('720p_1.cmfv', `${other.origin}/ad.mp4`) : text,
  });
  expect(codes(report)).toEqual([]);
  await other.close();
});

test('a grant that has ended is named even where a cache still answers, or nobody does', async () => {
  const stale = await examine({ lifetime: -5, ...answering('/play/', 200, '#EXTM3U\n#EXTINF:1,\na\n') });
  expect(codes(stale)).toContain('grant_expired');
  await stack?.close();
  expect(codes(await examine({ lifetime: -5, ...answering('/play/', 502) }))).toEqual([
    'api_down',
    'grant_expired',
  ]);
});

test('a grant that ends before the film is a note, and no fault', async () => {
  const report = await examine({
    lifetime: 20,
    headers: (path, fields) =>
      path.includes('/play/') ? { ...fields, 'cache-control': 'max-age=5' } : fields,
  });
  expect(codes(report)).toEqual(['grant_shorter_than_film']);
  expect(report.ok).toBe(true);
});

test('a cached answer says its age, and that is no clock that is wrong', async () => {
  const old = (fields: Record<string, string>) => ({
    ...fields,
    age: '120',
    date: new Date(Date.parse(fields['date'] ?? '') - 120_000).toUTCString(),
  });
  expect(codes(await examine({ headers: (_path, fields) => old(fields) }))).toEqual([]);
});

/** A film whose playlists take variables from the tag, from the multivariant playlist and from their own query. */
const WITH_VARIABLES: Plant = {
  stored: (name, text) => {
    if (name === 'index.m3u8')
      return text
        .replace('#EXT-X-IND', '#EXT-X-DEFINE:NAME="small",VALUE="360p"\n#EXT-X-IND')
        .replace('\n360p.m3u8', '\n{$small}.m3u8?edition=7');
    if (name !== '360p.m3u8') return text;
    const definitions = ['IMPORT="small"', 'NAME="size",VALUE="360p"', 'QUERYPARAM="edition"'];
    return text
      .replace('#EXTM3U', ['#EXTM3U', ...definitions.map(each => `#EXT-X-DEFINE:${each}`)].join('\n'))
      .replace('360p_1.cmfv', '{$size}_1.cmfv?of={$small}&edition={$edition}');
  },
};

test('a playlist with variables is walked with their values', async () => {
  expect(await examine(WITH_VARIABLES)).toMatchObject({ faults: [], playlists: 5, segments: 16 });
});

test.each(['IMPORT="nobody"', 'QUERYPARAM="nobody"', 'NAME="nobody"'])(
  'a variable that %s gives no value is named',
  async attribute => {
    const report = await examine({
      stored: (name, text) =>
        name === '360p.m3u8'
          ? text.replace(/(#EXT-X-MAP.*)cmfv"/, `#EXT-X-DEFINE:${attribute}\n$1cmfv?{$nobody}"`)
          : text,
    });
    expect(report.faults).toMatchObject([
      { code: 'undefined_variable', places: [{ place: '360p.m3u8', seen: '{$nobody}' }] },
    ]);
  },
);

test('a value that a variable takes from the query is not printed', async () => {
  const report = await examine(
    {
      stored: (name, text) =>
        name === 'index.m3u8'
          ? text
              .replace('#EXT-X-IND', '#EXT-X-DEFINE:QUERYPARAM="key"\n#EXT-X-IND')
              .replace('\n360p', '\n{$key}')
          : text,
    },
    { url: ({ url }) => `${url}?key=secret` },
  );
  expect(report.faults).toMatchObject([{ code: 'missing_variant', places: [{ place: '{$key}.m3u8' }] }]);
});

test('names from a playlist cannot steer a terminal, nor bring a token along', async () => {
  const report = await examine({
    stored: (name, text) =>
      name === 'index.m3u8' ? text.replace('360p.m3u8', '\u001b[2Jx.m3u8?token=secret') : text,
  });
  expect(places(report)).toEqual(['?[2Jx.m3u8']);
});
