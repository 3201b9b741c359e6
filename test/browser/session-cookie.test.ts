import { createServer, type Server } from 'node:http';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Browser } from 'playwright-core';
import { forgetSession, keepSession } from '../../lambdas/videos-api/auth/session-cookie';
import { listen } from '../../local/listen';
import { launchChromium } from './chromium';

/** The cookie over http, as local mode sets it: a browser takes a Secure one from its own machine. */
const app = new Hono()
  .get('/', c => c.html('<link rel="icon" href="data:,">'))
  .post('/api/auth/login', c => {
    keepSession(c, 'token');
    return c.body(null, 204);
  })
  .post('/api/auth/logout', c => {
    forgetSession(c);
    return c.body(null, 204);
  })
  .post('*', c => c.text(JSON.stringify(getCookie(c))));

let server: Server;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  server = createServer(async ({ method = 'GET', url = '/', headers: { cookie = '' } }, response) => {
    const answer = await app.request(url, { method, headers: { cookie } });
    response.writeHead(answer.status, [...answer.headers].flat()).end(await answer.text());
  });
  origin = await listen(server, 0);
}, 60_000);
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

test('it goes to the routes about accounts and to no other, no script reads it, and it ends', async () => {
  const page = await browser.newPage();
  await page.goto(origin);
  const post = (path: string) =>
    page.evaluate(async asked => (await fetch(asked, { method: 'POST' })).text(), path);
  await post('/api/auth/login');
  expect(await post('/api/auth/refresh')).toBe('{"refresh":"token"}');
  expect(await post('/api/videos')).toBe('{}');
  expect(await page.evaluate('document.cookie')).toBe('');
  await post('/api/auth/logout');
  expect(await post('/api/auth/refresh')).toBe('{}');
});
