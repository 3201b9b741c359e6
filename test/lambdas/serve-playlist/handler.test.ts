import { verify } from 'node:crypto';
import {
  FILM,
  grant,
  keyPairIdOf,
  NOW,
  openStage,
  PLAYLIST,
  playlistOf,
  publicKeyOf,
  RUN,
  type Stage,
} from './handler.stage';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
});

afterEach(() => stage.close());

/** Bytes of a parameter in CloudFront's spelling of base64. */
function cloudFrontBytes(query: URLSearchParams, name: string): Buffer {
  const text = query.get(name) ?? '';
  return Buffer.from(text.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/'), 'base64');
}

const COMMON = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Age, Content-Encoding, Content-Length, Date, ETag, Retry-After',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

test('a good grant is answered with the film’s playlist, its segments signed and all else as it was', async () => {
  const answer = await stage.play();
  expect(answer).toEqual({
    statusCode: 200,
    headers: {
      ...COMMON,
      'cache-control': 'public, max-age=600, s-maxage=600',
      'content-type': 'application/vnd.apple.mpegurl',
      etag: expect.stringMatching(/^"[A-Za-z0-9_-]{22}"$/),
      vary: 'Accept-Encoding',
    },
    body: expect.any(String),
    isBase64Encoded: false,
  });
  const [url, query] = /https:[^\r]+/.exec(answer.body)?.[0].split('?') ?? [];
  expect(url).toBe(`https://d111111abcdef8.cloudfront.net/vod/${FILM}/${RUN}/index_720p_00001.cmfv`);
  expect(answer.body).toBe(PLAYLIST.replace('index_720p_00001.cmfv', `${url}?${query}`));
});

test('the signature in the playlist holds for the film’s folder until the grant’s end and no longer', async () => {
  const answer = await stage.play({ token: await grant({ ip: '192.0.2.7' }) });
  const query = new URLSearchParams(/\?([^\r]+)/.exec(answer.body)?.[1]);
  expect(JSON.parse(cloudFrontBytes(query, 'Policy').toString())).toEqual({
    Statement: [
      {
        Resource: `https://d111111abcdef8.cloudfront.net/vod/${FILM}/${RUN}/*`,
        Condition: {
          DateLessThan: { 'AWS:EpochTime': NOW + 3_600 },
          IpAddress: { 'AWS:SourceIp': '192.0.2.7/32' },
        },
      },
    ],
  });
});

test.each([1, 2])('a grant of generation %i gets signatures of that generation’s key', async generation => {
  await stage.play();
  await stage.play({ token: await grant({}, 2) });
  const answer = await stage.play({ token: await grant({}, generation) });
  const query = new URLSearchParams(/\?([^\r]+)/.exec(answer.body)?.[1]);
  expect(query.get('Key-Pair-Id')).toBe(keyPairIdOf(generation));
  const [policy, signature] = [cloudFrontBytes(query, 'Policy'), cloudFrontBytes(query, 'Signature')];
  expect(verify('RSA-SHA1', policy, publicKeyOf(generation), signature)).toBe(true);
});

test('the playlist is read from the film and run that the grant names', async () => {
  await stage.play({ path: 'audio/index_en.m3u8' });
  expect(stage.s3.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `GET /films/vod/${FILM}/${RUN}/audio/index_en.m3u8`,
  ]);
});

test.each(['br', 'gzip'])('a client that takes %s gets it, in base64', async coding => {
  const plain = await stage.play();
  const answer = await stage.play({ headers: { 'accept-encoding': coding } });
  expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: true });
  expect(answer.headers).toMatchObject({ 'content-encoding': coding, vary: 'Accept-Encoding' });
  expect(answer.headers['etag']).not.toBe(plain.headers['etag']);
  expect(playlistOf(answer)).toBe(plain.body);
});

test('HEAD is answered as GET, so that the gateway can say the length of what it leaves out', async () => {
  const headers = { 'accept-encoding': 'br' };
  const got = await stage.play({ headers });
  expect(await stage.play({ headers, method: 'HEAD' })).toEqual(got);
});

test.each(['GET', 'HEAD'])(
  '%s with the entity tag that it would get is answered 304 without a body',
  async method => {
    const { headers } = await stage.play();
    const { 'content-type': _, ...kept } = headers;
    expect(
      await stage.play({ method, headers: { 'if-none-match': `"other", W/${headers['etag']}` } }),
    ).toEqual({
      statusCode: 304,
      headers: kept,
      body: '',
      isBase64Encoded: false,
    });
  },
);

test('an entity tag of another coding is no match', async () => {
  const { headers } = await stage.play({ headers: { 'accept-encoding': 'br' } });
  const answer = await stage.play({
    headers: { 'accept-encoding': 'gzip', 'if-none-match': headers['etag'] ?? '' },
  });
  expect(answer.statusCode).toBe(200);
});

test('two instances give the same answer, entity tag included', async () => {
  const first = await stage.play();
  stage.restart();
  expect(await stage.play()).toEqual(first);
});

test.each([
  [3_600, 600],
  [600, 600],
  [599, 599],
  [1, 1],
  [0.5, 0],
])('with %d s left no cache keeps the answer longer than %d s', async (left, seconds) => {
  const token = await grant();
  await stage.play({ token });
  stage.clock.now = NOW + 3_600 - left;
  const { headers } = await stage.play({ token });
  expect(headers['cache-control']).toBe(`public, max-age=${seconds}, s-maxage=${seconds}`);
});

test('a preflight is answered without a grant, for a day, and repeats nothing of the request', async () => {
  const answer = await stage.play({
    token: 'anything',
    method: 'OPTIONS',
    headers: { origin: 'https://player.example', 'access-control-request-headers': 'x-strange' },
  });
  expect(answer).toEqual({
    statusCode: 204,
    headers: {
      ...COMMON,
      'access-control-allow-headers': '*, Authorization',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-max-age': '86400',
      'cache-control': 'public, max-age=86400',
    },
    body: '',
    isBase64Encoded: false,
  });
  expect(stage.secrets.requests).toHaveLength(0);
});

test('a second request for the same answer does no I/O', async () => {
  await stage.play();
  await stage.play();
  expect(stage.s3.requests).toHaveLength(1);
  expect(stage.secrets.requests).toHaveLength(2);
});

test('another grant for the same film does not read its playlist again', async () => {
  const first = await stage.play();
  const second = await stage.play({ token: await grant({ expires: NOW + 7_200 }) });
  expect(second.body).not.toBe(first.body);
  expect(stage.s3.requests).toHaveLength(1);
});

test('grants that differ in ip only are never answered from one another’s memory', async () => {
  const bodies = await Promise.all(
    [undefined, '192.0.2.1', '192.0.2.2'].map(async ip =>
      stage.play({ token: await grant(ip === undefined ? {} : { ip }) }).then(answer => answer.body),
    ),
  );
  expect(new Set(bodies).size).toBe(3);
});

test('many first requests at once read the playlist and each secret once', async () => {
  const codings = ['br', 'gzip', 'identity', 'br', 'gzip', 'identity'];
  const answers = await Promise.all(
    codings.map(coding => stage.play({ headers: { 'accept-encoding': coding } })),
  );
  expect(new Set(answers.map(playlistOf)).size).toBe(1);
  expect(stage.s3.requests).toHaveLength(1);
  expect(stage.secrets.requests).toHaveLength(2);
});

test('nothing of a good request is logged', async () => {
  await stage.play();
  expect(stage.logged).toEqual([]);
});
