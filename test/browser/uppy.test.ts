import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { listen } from '../../local/listen';
import { makePaddedFilm } from '../local/packager/padded-film';
import { until } from '../local/until';
import { type BareStack, startBareStack } from '../running-stack';
import { signIn } from '../stack/sign-in';
import { fileDigest, sourceDigest } from '../stack/source-digest';
import { launchChromium, watchFailures } from './chromium';
import type { OnTheWay } from './uppy-page';

const MIB = 1024 ** 2;
const PARTS = 3;
jest.setTimeout(120_000);

/** A page of another site, which the settings name. */
let site: Server;
let origin: string;
let stack: BareStack;
let browser: Browser;
let token: string;
let path: string;

beforeAll(async () => {
  const { outputFiles } = buildSync({
    ...{ entryPoints: [join(__dirname, 'uppy-page.ts')], bundle: true, write: false, format: 'iife' },
    ...{ platform: 'browser', target: 'es2024' },
  });
  const [{ text: script } = { text: '' }] = outputFiles;
  site = createServer(({ url }, response) => {
    const isScript = url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript
        ? script
        : '<link rel="icon" href="data:,"><input type="file"><script src="/page.js"></script>',
    );
  });
  origin = await listen(site, 0);
  stack = await startBareStack({ context: { apiOrigins: JSON.stringify([origin]) } });
  token = await signIn(stack, 'owner@example.com');
  path = join(stack.dataDir, 'film.mp4');
  makePaddedFilm(path, 2 * 8 * MIB + 5 * MIB);
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  site?.close();
  await stack?.close();
});

async function upload(
  onTheWay: OnTheWay,
): Promise<{ id: string; page: Page; failures: readonly string[]; puts: number }> {
  const page = await browser.newPage();
  const failures = watchFailures(page);
  let puts = 0;
  page.on('request', request => {
    if (request.method() === 'PUT' && request.url().startsWith(stack.stack.s3Origin)) puts += 1;
  });
  await page.goto(origin);
  await page.setInputFiles('input', path);
  const settings = { api: stack.stack.outputs.CdnOrigin, token };
  const id = await page.evaluate(([given, way]) => window.uploadFilm(given, way), [
    settings,
    onTheWay,
  ] as const);
  return { id, page, failures, puts };
}

async function statusOf(id: string): Promise<Record<string, unknown>> {
  const answer = await fetch(`${stack.stack.outputs.CdnOrigin}/api/videos/${id}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return (await answer.json()) as Record<string, unknown>;
}

test.each<OnTheWay>(['nothing', 'paused'])(
  'Uppy on another site’s page uploads a film of several parts, and it becomes ready (on the way: %s)',
  async onTheWay => {
    const { id, failures, puts, page } = await upload(onTheWay);
    expect([failures, puts]).toEqual([[], PARTS]);
    expect(await sourceDigest(stack.stack, id)).toBe(await fileDigest(path));
    await until(async () => ['ready', 'failed'].includes(String((await statusOf(id))['status'])));
    expect(await statusOf(id)).toMatchObject({ status: 'ready', title: 'film.mp4' });
    await page.close();
  },
);

test('an upload that is canceled in Uppy is given up', async () => {
  const { id, page } = await upload('canceled');
  await until(async () => (await statusOf(id))['status'] === 'failed');
  expect(await statusOf(id)).toMatchObject({ failure: { code: 'upload_aborted' } });
  await page.close();
});

test('a page of a site that the settings do not name can announce nothing', async () => {
  const page = await browser.newPage();
  const elsewhere = origin.replace('127.0.0.1', 'localhost');
  await page.route(`${elsewhere}/**`, async (route, request) =>
    route.fulfill({ response: await route.fetch({ url: request.url().replace('localhost', '127.0.0.1') }) }),
  );
  await page.goto(elsewhere);
  await page.setInputFiles('input', path);
  const settings = { api: stack.stack.outputs.CdnOrigin, token };
  const refused = page.evaluate(given => window.uploadFilm(given, 'nothing'), settings);
  await expect(refused).rejects.toThrow('Failed to fetch');
  await page.close();
});
