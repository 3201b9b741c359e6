import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { contentTypeOf } from '../../local/content-types';
import { listen } from '../../local/listen';
import { buildWeb } from '../../web/build';
import { launchChromium } from '../browser/chromium';
import { ffmpeg, H264, picture, tone } from '../local/packager/make-film';
import { packageByLadder } from '../local/packager/package-by-ladder';

const dir = mkdtempSync(join(tmpdir(), 'player-'));
let browser: Browser;
let server: Server;
let origin: string;
let endGrant: () => void;
const grantEnds = new Promise<void>(resolve => {
  endGrant = resolve;
});

/** Below `/page` the page, below `/film` a film, below `/ending` the same whose second segments are refused. */
function answer(path: string): { status: number; type: string; body: Buffer | string } {
  const problem = /^\/(grant_expired|grant_invalid)\//.exec(path)?.[1];
  if (problem)
    return { status: 403, type: 'application/problem+json', body: JSON.stringify({ code: problem }) };
  if (/^\/ending\/.*_000000002\./.test(path)) return { status: 403, type: 'text/xml', body: '<Error/>' };
  const file = join(dir, path.replace(/^\/ending\//, '/film/').replace(/\/$/, '/index.html'));
  try {
    return { status: 200, type: contentTypeOf(file), body: readFileSync(file) };
  } catch {
    return { status: 404, type: 'text/plain', body: '' };
  }
}

beforeAll(async () => {
  buildWeb(join(dir, 'page'));
  ffmpeg(...picture('320x234', '25', 8), ...tone(8), ...H264, '-c:a', 'aac', join(dir, 'film.mp4'));
  await packageByLadder(join(dir, 'film.mp4'), join(dir, 'film'));
  server = createServer(async (request, response) => {
    const { status, type, body } = answer(request.url ?? '/');
    // Refused sooner, the second segment of one track would stop the first of the other on its way.
    if (type === 'text/xml') await grantEnds;
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  origin = await listen(server, 0);
  browser = await launchChromium();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(dir, { recursive: true });
});

async function open(fragment: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  await page.goto(`${origin}/page/#${fragment}`);
  return page;
}

const reaches = (page: Page, state: string) => page.waitForSelector(`body[data-state=${state}]`);

test.each([
  ['/grant_expired/index.m3u8', 'grant_expired', /expired/],
  ['/grant_invalid/index.m3u8', 'grant_invalid', /not valid/],
  ['/film/none.m3u8', 'playlist_not_found', /no film/],
])('a playback URL that is refused says why (%s)', async (path, code, sentence) => {
  const page = await open(`${origin}${path}`);
  await reaches(page, 'error');
  expect(await page.getAttribute('body', 'data-error-code')).toBe(code);
  expect(await page.getByRole('alert').textContent()).toMatch(sentence);
  await page.close();
});

test('an address that is no playback URL is not followed, and not shown', async () => {
  const page = await open('javascript:document.title="followed"');
  await reaches(page, 'error');
  expect(await page.getAttribute('body', 'data-error-code')).toBe('url_refused');
  expect(await page.title()).toBe('Screening Room');
  expect(await page.textContent('main')).not.toContain('followed');
  await page.close();
});

test('without a playback URL the page takes one, and keyboard and controls work', async () => {
  const page = await open('');
  await page.getByLabel('Playback URL').fill(`${origin}/film/index.m3u8`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await reaches(page, 'paused');
  await page.keyboard.press('k');
  await reaches(page, 'playing');
  await page.keyboard.press('m');
  await page.getByRole('button', { name: 'Unmute' }).waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await reaches(page, 'paused');
  await page.getByRole('slider', { name: 'Position' }).press('End');
  await page.keyboard.press('k');
  await reaches(page, 'ended');
  await page.close();
});

test('a grant that ends while the film plays lets the viewer see what is there, then says so', async () => {
  const page = await open(`${origin}/ending/index.m3u8`);
  await reaches(page, 'paused');
  await page.keyboard.press('k');
  await reaches(page, 'playing');
  endGrant();
  await page.evaluate('document.querySelector("video").playbackRate = 8');
  await reaches(page, 'error');
  expect(await page.getAttribute('body', 'data-error-code')).toBe('grant_expired');
  await page.close();
});
