import { CDN, FILM, NOW, openTheatre } from '../api-stage';
import { allowedBy } from '../signed-url';

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

test.each([
  ['/api/videos', (body: Record<string, unknown>) => (body['videos'] as Record<string, unknown>[])[0]],
  [`/api/videos/${FILM}`, (body: Record<string, unknown>) => body],
])('the poster in %s opens pictures and nothing else of the film', async (path, videoIn) => {
  const stage = theatre.openStage();
  stage.put('ready');
  const { body } = await stage.call('GET', path, { as: { user: 'owner' } });
  const poster = videoIn(body)?.['poster'] as { url: string; expiresAt: string };
  const url = new URL(poster.url);
  expect(`${url.origin}${url.pathname}`).toBe(`${CDN}/vod/${FILM}/r1/images/poster.0000001.jpg`);
  const { resource, expires } = allowedBy(url.search);
  expect(resource).toBe(`${CDN}/vod/${FILM}/r1/images/*`);
  expect(poster.expiresAt).toBe(new Date(expires * 1000).toISOString());
  expect(expires - NOW / 1000).toBeGreaterThanOrEqual(6 * 3_600);
  expect(expires - NOW / 1000).toBeLessThanOrEqual(7 * 3_600);
});

test('it keeps its URL for an hour, so that a browser finds it in its cache', async () => {
  const stage = theatre.openStage();
  stage.put('ready');
  const urls = new Set<unknown>();
  for (let minute = 0; minute < 60; minute += 10) {
    stage.clock.now = NOW + minute * 60_000;
    const { body } = await stage.call('GET', `/api/videos/${FILM}`, { as: { user: 'owner' } });
    urls.add((body['poster'] as { url: string }).url);
  }
  expect(urls.size).toBeLessThanOrEqual(2);
});

test.each(['uploading', 'transcoding', 'failed-job-over', 'deleting-job-none'])(
  'a film that is %s has none',
  async state => {
    const stage = theatre.openStage();
    stage.put(state);
    const { body } = await stage.call('GET', `/api/videos/${FILM}`, { as: { user: 'owner' } });
    expect(body['poster']).toBeUndefined();
  },
);

test.each([['images/poster.0000000.jpg'], [undefined]])(
  'a film whose poster is %s is given that address in every answer',
  async poster => {
    const stage = theatre.openStage();
    stage.put('ready', { poster } as object);
    const asOwner = { as: { user: 'owner' } };
    const { body: video } = await stage.call('GET', `/api/videos/${FILM}`, asOwner);
    const { body: grant } = await stage.call('POST', `/api/videos/${FILM}/grants`, asOwner);
    const urls = [(video['poster'] as { url: string } | undefined)?.url, grant['poster']];
    const paths = urls.map(url => (url === undefined ? undefined : new URL(String(url)).pathname));
    expect(paths).toEqual(Array(2).fill(poster && `/vod/${FILM}/r1/${poster}`));
  },
);
