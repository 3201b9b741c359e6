import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { captionPaths } from '../../core/captions/caption-paths';
import { captionPlaylist } from '../../core/captions/caption-playlist';
import { joinCaptionSet } from '../../core/captions/dash/join-caption-set';
import { joinCaptions } from '../../core/captions/hls/join-captions';
import { readCaptions } from '../../core/captions/read-captions';
import { writeWebVtt } from '../../core/captions/write-webvtt';
import { listen } from '../../local/listen';
import { makeSampleFilm } from '../../local/packager/sample-film';
import { buildWeb } from '../../web/build';
import { packageByLadder } from '../local/packager/package-by-ladder';
import { temporaryFolder } from '../local/temporary-folder';
import { launchChromium, watchFailures } from './chromium';

const SHAKA = join(__dirname, '../../node_modules/shaka-player/dist/shaka-player.compiled.js');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mpd': 'application/dash+xml',
  '.vtt': 'text/vtt',
  '.cmfv': 'video/mp4',
  '.cmfa': 'audio/mp4',
};
const PAGE = '<link rel="icon" href="data:,"><video muted></video>';
const SECONDS = 6;
const LANGUAGES = ['en', 'pt-BR'];
const SRT =
  '1\n00:00:01,000 --> 00:00:02,500\nOne & <i>two</i>\n\n2\n00:00:03,000 --> 00:00:05,000\n<b>Three\n';

const folder = temporaryFolder();
const player = join(folder, 'player');
const film = join(folder, 'film');
let server: Server;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  const source = join(folder, 'film.mp4');
  await makeSampleFilm({ path: source, seconds: SECONDS });
  const [{ durationInMs }] = await Promise.all([
    packageByLadder(source, film),
    launchChromium().then(launched => {
      browser = launched;
    }),
  ]);
  addCaptions(durationInMs / 1000);
  buildWeb(player);
  server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/') return response.setHeader('content-type', 'text/html').end(PAGE);
    const file = fileOf(path);
    if (!existsSync(file)) return response.writeHead(404).end();
    return response.setHeader('content-type', TYPES[extname(path)] ?? 'text/plain').end(readFileSync(file));
  });
  origin = await listen(server, 0);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Joins the captions to the packaged film, as they are joined to a stored one. */
function addCaptions(durationSeconds: number): void {
  mkdirSync(join(film, 'captions'));
  const text = writeWebVtt(readCaptions(Buffer.from(SRT)));
  for (const language of LANGUAGES) {
    const paths = captionPaths(language);
    writeFileSync(join(film, paths.text), text);
    writeFileSync(join(film, paths.playlist), captionPlaylist(language, durationSeconds));
    change('index.m3u8', playlist => joinCaptions(playlist, { language }));
    change('index.mpd', manifest => joinCaptionSet(manifest, language));
  }
}

function change(name: string, join_: (bytes: Buffer) => Buffer): void {
  writeFileSync(join(film, name), join_(readFileSync(join(film, name))));
}

function fileOf(path: string): string {
  if (path === '/shaka.js') return SHAKA;
  const [, name] = /^\/player\/(.+)/.exec(path) ?? [];
  return name === undefined ? join(film, path) : join(player, name);
}

async function openPage(path: string): Promise<{ page: Page; failures: readonly string[] }> {
  const page = await browser.newPage();
  const failures = watchFailures(page);
  await page.goto(`${origin}${path}`);
  return { page, failures };
}

/** Waits until the video element holds all cues of one language, and reads them. */
async function cuesOf(page: Page): Promise<[number, number, string][]> {
  const cues = await page.waitForFunction(() => {
    const tracks = [...(document.querySelector('video')?.textTracks ?? [])];
    const found = tracks.flatMap(({ cues: list }) => [...(list ?? [])] as VTTCue[]);
    return (
      found.length >= 2 &&
      found.map(({ startTime, endTime, text }): [number, number, string] => [startTime, endTime, text])
    );
  });
  return (await cues.jsonValue()) || [];
}

test('a viewer of the player page picks a language, and C takes the captions away and brings them back', async () => {
  const { page, failures } = await openPage(`/player/index.html#${origin}/index.m3u8`);
  const menu = page.getByLabel('Captions');
  const shown = () =>
    page.$eval('video', video =>
      [...(video as HTMLVideoElement).textTracks]
        .filter(({ mode }) => mode === 'showing')
        .map(({ label }) => label),
    );
  await page.waitForSelector('#captions-label:not([hidden])');
  expect(await menu.locator('option').allTextContents()).toEqual(['Off', 'English', 'português (Brasil)']);
  expect(await shown()).toEqual([]);

  await menu.selectOption('English');
  expect(await cuesOf(page)).toEqual([
    [1, 2.5, 'One &amp; <i>two</i>'],
    [3, 5, '<b>Three</b>'],
  ]);
  expect(await shown()).toEqual(['English']);

  await page.focus('video');
  await page.keyboard.press('c');
  expect([await menu.inputValue(), await shown()]).toEqual(['off', []]);
  await page.keyboard.press('c');
  expect([await menu.inputValue(), await shown()]).toEqual(['0', ['English']]);
  expect(failures).toEqual([]);
  await page.close();
}, 60_000);

interface TextTrack {
  readonly language: string;
}

interface ShakaPlayer {
  attach(media: unknown): Promise<void>;
  load(uri: string): Promise<void>;
  getTextTracks(): TextTrack[];
  selectTextTrack(track: TextTrack): void;
}

test.each(['index.m3u8', 'index.mpd'])(
  'Shaka Player offers every language of %s, and shows the captions at their times',
  async name => {
    const { page, failures } = await openPage('/');
    await page.addScriptTag({ url: '/shaka.js' });
    const languages = await page.evaluate(async url => {
      const { shaka } = window as unknown as { shaka: { Player: new () => ShakaPlayer } };
      const player = new shaka.Player();
      const video = document.querySelector('video') as HTMLVideoElement;
      await player.attach(video);
      await player.load(url);
      const tracks = player.getTextTracks();
      const english = tracks.find(({ language }) => language === 'en');
      if (english) player.selectTextTrack(english);
      return tracks.map(({ language }) => language);
    }, `${origin}/${name}`);
    expect(languages.sort()).toEqual(LANGUAGES);
    const cues = await cuesOf(page);
    expect(cues.map(([start, end, text]) => [start, end, text.replace(/<[^>]*>/g, '')])).toEqual([
      [1, 2.5, 'One & two'],
      [3, 5, 'Three'],
    ]);
    expect(failures).toEqual([]);
    await page.close();
  },
  60_000,
);
