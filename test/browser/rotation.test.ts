import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { listen } from '../../local/listen';
import { playbackGrant } from '../../local/playback-grant';
import { writeStackFile } from '../../local/stack-file';
import type { Assembly } from '../../local/template/read-assembly';
import { assemblyWith } from '../assembly-with';
import { firstMediaUrl } from '../first-media-url';
import { type RunningStack, startRunningStack } from '../running-stack';
import { launchChromium, watchFailures } from './chromium';
import { type Hammer, startHammer } from './hammer';

/** The deployments of docs/operations.md, as settings. */
const STEPS = {
  add: { 'keys.live': '[1,2]' },
  activate: { 'keys.live': '[1,2]', 'keys.active': '2' },
  retire: { 'keys.live': '[2]', 'keys.active': '2' },
};
type Step = keyof typeof STEPS;

/** A player that starts the film again once all of it is loaded and some of it was seen, so that it always asks for more. */
const PLAYER = `<video muted></video><script src="/hls.js"></script><script>
  const video = document.querySelector('video');
  const errors = [];
  let starts = 0, isLoaded = false, source, hls;
  function load(url) {
    source = url;
    starts += 1;
    isLoaded = false;
    hls?.destroy();
    hls = new Hls({ enableWorker: false, startLevel: 0, maxBufferLength: 60 });
    hls.on('hlsError', (_, { details, response }) => response && errors.push(details));
    hls.on('hlsBufferEos', () => { isLoaded = true; });
    hls.loadSource(url);
    hls.attachMedia(video);
    // The next load may come before this one has begun to play.
    video.play().catch(({ name }) => name === 'AbortError' || errors.push(name));
  }
  video.addEventListener('timeupdate', () => {
    if (isLoaded && video.currentTime > 0.5) load(source);
  });
</script>`;

let stack: RunningStack;
let assemblies: Record<Step, Assembly>;
let browser: Browser;
let elsewhere: Server;
let page: Page;
let failures: readonly string[];
let hammer: Hammer | undefined;
/** A grant of the generation that is retired. */
let old: Grant;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startRunningStack(), launchChromium()]);
  const synthesised = Object.entries(STEPS).map(async ([step, context]) => [
    step,
    await assemblyWith(context),
  ]);
  assemblies = Object.fromEntries(await Promise.all(synthesised));
  const hlsJs = readFileSync(join(__dirname, '../../node_modules/hls.js/dist/hls.min.js'));
  elsewhere = createServer((request, response) => {
    const isScript = request.url === '/hls.js';
    response
      .setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      .end(isScript ? hlsJs : PLAYER);
  });
  page = await browser.newPage();
  failures = watchFailures(page);
  await page.goto(await listen(elsewhere, 0));
}, 180_000);

afterAll(async () => {
  await hammer?.stop();
  await browser?.close();
  elsewhere?.close();
  await stack?.close();
});

/** A grant as the newest deployment mints it. */
async function newestGrant(ttl?: number) {
  const newest = await writeStackFile(stack.dataDir, stack.running);
  const now = Math.floor(Date.now() / 1000);
  return playbackGrant({ stack: newest, film: stack.film, now, ...(ttl !== undefined && { ttl }) });
}

type Grant = Awaited<ReturnType<typeof newestGrant>>;

const media = async (grant: Grant): Promise<URL> => firstMediaUrl(grant.direct);
const keyOf = (url: URL): string => url.searchParams.get('Key-Pair-Id') ?? '';
const generationOf = ({ hls }: Grant): string => {
  const [header = ''] = hls.split('/play/')[1]?.split('.') ?? [];
  return JSON.parse(Buffer.from(header, 'base64url').toString()).kid;
};
const addressesOf = async (grant: Grant): Promise<URL[]> => [
  new URL(grant.hls),
  new URL(grant.direct),
  await media(grant),
];

const play = (url: string) => page.evaluate(`load(${JSON.stringify(url)})`);

/** Waits until the player has loaded the whole film once more. */
async function keepsPlaying(): Promise<void> {
  const before = await page.evaluate<number>('starts');
  await page.waitForFunction(`starts >= ${before + 2}`, undefined, { timeout: 60_000 });
}

async function codeOf(url: URL | string): Promise<[number, string | undefined]> {
  const answer = await fetch(url);
  const text = await answer.text();
  return [answer.status, /"code":"(\w+)"|<Code>(\w+)<\/Code>/.exec(text)?.slice(1).find(Boolean)];
}

test('through all three steps of a rotation nobody who plays sees a failed request, and retired grants end', async () => {
  old = await newestGrant();
  const unread = await newestGrant(7_200);
  expect(generationOf(old)).toBe('1');
  await play(old.hls);
  hammer = startHammer(await addressesOf(old));
  await keepsPlaying();
  const oldKey = keyOf(await media(old));

  await stack.running.update(assemblies.add);
  await hammer.rounds(2);
  await keepsPlaying();
  expect(generationOf(await newestGrant())).toBe('1');

  await stack.running.update(assemblies.activate);
  await hammer.rounds(2);
  await keepsPlaying();
  const renewed = await newestGrant();
  expect(generationOf(renewed)).toBe('2');
  expect(keyOf(await media(renewed))).not.toBe(oldKey);
  // What an old grant opens now must end with it, so it is signed with the old key still.
  const readLate = await media(old);
  const readAtEdge = await firstMediaUrl(old.hls);
  expect([keyOf(readLate), keyOf(readAtEdge)]).toEqual([oldKey, oldKey]);
  hammer.aim([...(await addressesOf(old)), ...(await addressesOf(renewed))]);
  await hammer.rounds(2);

  // A viewer renews before the old generation goes.
  await play(renewed.hls);
  hammer.aim(await addressesOf(renewed));
  await hammer.rounds(1);
  await stack.running.update(assemblies.retire);
  await hammer.rounds(2);
  await keepsPlaying();
  await hammer.stop();
  expect(hammer.failures).toEqual([]);
  expect(await page.evaluate('errors')).toEqual([]);
  expect(
    failures.filter(failure => !failure.includes('favicon') && !failure.includes('ERR_ABORTED')),
  ).toEqual([]);

  expect(await codeOf(old.direct)).toEqual([403, 'grant_invalid']);
  expect(await codeOf(unread.hls)).toEqual([403, 'grant_invalid']);
  // A playlist may lie in CloudFront's cache until its time is over; nothing in it plays.
  expect((await codeOf(old.hls))[0]).toBe(200);
  expect(await codeOf(readLate)).toEqual([403, 'InvalidKey']);
  expect(await codeOf(await firstMediaUrl(old.hls))).toEqual([403, 'InvalidKey']);
}, 180_000);

test('a number that comes back after it was retired is a new generation: its old grants stay void', async () => {
  await stack.running.update(assemblies.activate);
  expect(await codeOf(old.direct)).toEqual([403, 'grant_invalid']);
  expect((await codeOf((await newestGrant()).direct))[0]).toBe(200);
}, 60_000);
