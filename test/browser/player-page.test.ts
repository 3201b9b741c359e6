import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { listen } from '../../local/listen';
import type { PlaybackGrant } from '../../local/playback-grant';
import { type RunningStack, startRunningStack } from '../running-stack';
import { launchChromium, watchFailures } from './chromium';

let stack: RunningStack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startRunningStack(), launchChromium()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

const player = {
  state: (page: Page, state: string) =>
    page.waitForSelector(`body[data-state=${state}]`, { timeout: 40_000 }),
  position: (page: Page) => page.$eval('video', video => (video as HTMLVideoElement).currentTime),
  height: (page: Page) => page.$eval('video', video => (video as HTMLVideoElement).videoHeight),
  hurry: (page: Page) =>
    page.$eval('video', video => {
      (video as HTMLVideoElement).playbackRate = 4;
    }),
  play: (page: Page) => page.$eval('video', video => (video as HTMLVideoElement).play()),
};

async function openPage(url: string): Promise<{ page: Page; failures: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const failures = watchFailures(page);
  await page.goto(url);
  return { page, failures };
}

test('hls.js plays a film to its end through the edge, and no request fails', async () => {
  const { page } = await stack.grant();
  const { page: opened, failures } = await openPage(page);
  await player.play(opened);
  await player.state(opened, 'playing');
  await player.hurry(opened);
  await player.state(opened, 'ended');
  expect(await player.position(opened)).toBeCloseTo(stack.film.durationSeconds, 0);
  expect(failures).toEqual([]);
  await opened.close();
}, 60_000);

test('a viewer seeks and changes the rendition, and no request fails', async () => {
  const { page } = await stack.grant();
  const { page: opened, failures } = await openPage(page);
  await player.play(opened);
  await player.state(opened, 'playing');

  const names = await opened.$$eval('#quality option', options =>
    options.map(option => option.textContent ?? ''),
  );
  const lowest = names.filter(name => /^\d+p/.test(name)).at(-1) ?? '';
  const before = await player.height(opened);
  await opened.selectOption('#quality', { label: lowest });
  await opened.waitForFunction(
    height => document.querySelector('video')?.videoHeight === height,
    Number.parseInt(lowest, 10),
    { timeout: 30_000 },
  );
  expect(before).not.toBe(await player.height(opened));

  await opened.$eval('video', video => {
    (video as HTMLVideoElement).currentTime = 13;
  });
  await opened.waitForFunction(() => {
    const video = document.querySelector('video');
    return video !== null && !video.seeking && video.currentTime > 13.5;
  });
  expect(failures).toEqual([]);
  await opened.close();
}, 60_000);

/** Serves a page with a video and a player's script on an origin of its own. */
async function pageElsewhere(script: string) {
  const bytes = readFileSync(join(__dirname, '../../node_modules', script));
  const elsewhere = createServer((request, response) => {
    if (request.url === '/player.js') response.setHeader('content-type', 'text/javascript').end(bytes);
    else
      response
        .setHeader('content-type', 'text/html')
        .end('<video muted></video><script src="/player.js"></script>');
  });
  const origin = await listen(elsewhere, 0);
  const { page, failures } = await openPage(`${origin}/page`);
  const ended = async () => {
    await page.waitForFunction(() => document.querySelector('video')?.ended, undefined, { timeout: 40_000 });
    expect(await player.position(page)).toBeCloseTo(stack.film.durationSeconds, 0);
    expect(failures.filter(failure => !failure.includes('favicon'))).toEqual([]);
    await page.close();
    elsewhere.close();
  };
  return { page, ended };
}

test('a page of another origin plays the URL of API Gateway', async () => {
  const { page, ended } = await pageElsewhere('hls.js/dist/hls.min.js');
  const { direct } = await stack.grant();
  await page.evaluate(url => {
    const video = document.querySelector('video') as HTMLVideoElement;
    const { Hls } = window as unknown as { Hls: typeof import('hls.js').default };
    const hls = new Hls({ enableWorker: false });
    hls.loadSource(url);
    hls.attachMedia(video);
    video.playbackRate = 4;
    return video.play();
  }, direct);
  await ended();
}, 60_000);

test.each([
  ['through the edge', ({ dash }: PlaybackGrant) => dash],
  ['straight from API Gateway', ({ direct }: PlaybackGrant) => direct.replace('.m3u8', '.mpd')],
])(
  'Shaka Player plays the DASH manifest to its end, %s',
  async (_door, urlOf) => {
    const { page, ended } = await pageElsewhere('shaka-player/dist/shaka-player.dash.js');
    await page.evaluate(
      async url => {
        const video = document.querySelector('video') as HTMLVideoElement;
        const { shaka } = window as unknown as {
          shaka: {
            Player: new () => { attach(media: unknown): Promise<void>; load(uri: string): Promise<void> };
          };
        };
        const shakaPlayer = new shaka.Player();
        await shakaPlayer.attach(video);
        await shakaPlayer.load(url);
        video.playbackRate = 4;
        await video.play();
      },
      urlOf(await stack.grant()),
    );
    await ended();
  },
  60_000,
);

test('a viewer whose grant has ended reads that it has, in words', async () => {
  const now = Math.floor(Date.now() / 1000) - 3_600;
  const { page } = await stack.grant({ now, ttl: 60 });
  const { page: opened } = await openPage(page);
  await player.state(opened, 'error');
  expect(await opened.getAttribute('body', 'data-error-code')).toBe('grant_expired');
  expect(await opened.textContent('#sentence')).toMatch(/expired/);
  await opened.close();
});
