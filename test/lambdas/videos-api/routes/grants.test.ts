import { verifyGrant } from '../../../../core/grant/token';
import { AUDIENCE, CDN, FILM, NOW, openTheatre, type Question, SECRET } from '../api-stage';
import { allowedBy } from '../signed-url';

const owner = { user: 'owner' };
const other = { user: 'somebody-else' };
const HOUR = 3_600;
const now = NOW / 1000;

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

function stageWith(changes = {}, state = 'ready') {
  const stage = theatre.openStage();
  stage.put(state, changes);
  const grant = (question: Question = {}) =>
    stage.call('POST', `/api/videos/${FILM}/grants`, { as: owner, ...question });
  const publicGrant = () => stage.call('POST', `/api/public/videos/${FILM}/grants`);
  return { stage, grant, publicGrant };
}

const claimsOf = (token: unknown) =>
  verifyGrant(String(token), { audience: AUDIENCE, film: FILM, now, secretOf: () => SECRET });

test('a grant plays one run of one film, and its media query opens the same', async () => {
  const { status, headers, body } = await stageWith().grant();
  const expires = now + 6 * HOUR;
  const end = Math.ceil(expires / 600) * 600;
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await claimsOf(body['token'])).toEqual({ audience: AUDIENCE, film: FILM, run: 'r1', expires: end });
  expect(allowedBy(String(body['mediaQuery']))).toEqual({
    resource: `${CDN}/vod/${FILM}/r1/*`,
    expires: end,
    ip: undefined,
  });
  expect(body).toEqual({
    id: FILM,
    hls: `${CDN}/play/${body['token']}/index.m3u8`,
    dash: `${CDN}/play/${body['token']}/index.mpd`,
    poster: `${CDN}/vod/${FILM}/r1/images/poster.0000001.jpg?${body['mediaQuery']}`,
    captions: [
      {
        language: 'en',
        label: 'English',
        url: `${CDN}/vod/${FILM}/r1/captions/en.vtt?${body['mediaQuery']}`,
      },
    ],
    token: expect.any(String),
    mediaQuery: expect.any(String),
    expiresAt: new Date(end * 1000).toISOString(),
    renewAfter: new Date((end - Math.ceil((end - now) / 4)) * 1000).toISOString(),
    expiresIn: end - now,
    renewIn: end - now - Math.ceil((end - now) / 4),
  });
});

test('the owner and whoever may watch share one URL within ten minutes', async () => {
  const { stage, grant } = stageWith({ visibility: 'members' });
  const first = await grant();
  stage.clock.now += 30_000;
  const second = await grant({ as: other });
  expect(second.body['hls']).toBe(first.body['hls']);
  stage.clock.now += 600_000;
  expect((await grant()).body['hls']).not.toBe(first.body['hls']);
});

test.each([
  [{ ttl: 10 }, 10],
  [{ ttl: 1_800 }, 1_800],
  [{ ttl: 720 * HOUR }, 24 * HOUR],
])('%j is a lifetime of some %d seconds, and never more than the stack allows', async (body, seconds) => {
  const { body: answer } = await stageWith().grant({ body });
  const lifetime = Number(answer['expiresIn']);
  expect(lifetime).toBeGreaterThanOrEqual(Math.min(seconds, 24 * HOUR - 600));
  expect(lifetime).toBeLessThanOrEqual(Math.min(seconds + 600, 24 * HOUR));
});

test('an address binds both the grant and the media', async () => {
  const { body } = await stageWith().grant({ body: { ip: '192.0.2.7' } });
  expect(await claimsOf(body['token'])).toMatchObject({ ip: '192.0.2.7' });
  expect(allowedBy(String(body['mediaQuery'])).ip).toBe('192.0.2.7/32');
});

test.each([[{ ttl: 9 }], [{ ttl: 1.5 }], [{ ttl: '60' }], [{ ip: '2001:db8::1' }], [{ run: 'r0' }]])(
  '%j is nothing that a grant could be',
  async body => {
    expect(await stageWith().grant({ body })).toMatchObject({ status: 422, body: { code: 'invalid_body' } });
  },
);

test.each(['application/json', 'application/x-www-form-urlencoded'])(
  'an empty body asks for nothing in particular, though it be called %s',
  async type => {
    const { grant } = stageWith();
    expect((await grant({ body: '', headers: { 'content-type': type } })).body).toEqual((await grant()).body);
  },
);

test('a machine gets a grant for any film, and sets what the owner may set', async () => {
  const { stage } = stageWith({ visibility: 'private' });
  const { status, body } = await stage.call('POST', `/api/machine/videos/${FILM}/grants`, {
    as: 'machine',
    body: { ttl: 60, ip: '192.0.2.7' },
  });
  expect([status, Number(body['expiresIn']) < 90]).toEqual([200, true]);
  expect(await claimsOf(body['token'])).toMatchObject({ ip: '192.0.2.7' });
});

describe('a public film', () => {
  test('has one grant for everybody within a bucket, which may be kept until that ends', async () => {
    const { stage, publicGrant } = stageWith({ visibility: 'public' });
    const first = await publicGrant();
    expect(first.headers.get('cache-control')).toBe('public, max-age=540');
    stage.clock.now += 539_000;
    const last = await publicGrant();
    expect(last.text).toBe(first.text);
    expect(last.headers.get('cache-control')).toBe('public, max-age=1');
    stage.clock.now += 1_000;
    expect((await publicGrant()).text).not.toBe(first.text);
  });

  test('has a grant whose seconds hold for the last who gets it', async () => {
    const { stage, publicGrant } = stageWith({ visibility: 'public' });
    stage.clock.now += 539_000;
    const { body } = await publicGrant();
    const { expires } = await claimsOf(body['token']);
    expect(Number(body['expiresIn'])).toBeLessThanOrEqual(expires - stage.clock.now / 1000);
    expect(body['expiresAt']).toBe(new Date(expires * 1000).toISOString());
  });

  test('may be kept by pages of every origin', async () => {
    const { headers } = await stageWith({ visibility: 'public' }).publicGrant();
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });
});

test('no grant of any kind is in the log', async () => {
  const { stage, grant } = stageWith({ visibility: 'public' });
  const { body } = await grant();
  expect(stage.logged.join()).not.toMatch(new RegExp([body['token'], body['mediaQuery'], FILM].join('|')));
});

test.each(['203.0.113.7', '203.0.113.0/24'])('segments of a grant for %s play there alone', async ip => {
  const { status, body } = await stageWith().grant({ body: { ip } });
  const range = ip.includes('/') ? ip : `${ip}/32`;
  expect([status, allowedBy(String(body['mediaQuery'])).ip]).toEqual([200, range]);
});

test.each(['203.0.113.7/33', '::1', '2001:db8::/32', 'everywhere', ''])('%j is no address', async ip => {
  expect((await stageWith().grant({ body: { ip } })).body).toMatchObject({
    code: 'invalid_body',
    faults: [{ path: 'ip', message: 'is not as described' }],
  });
});
