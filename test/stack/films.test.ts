import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { POSTER_PATH } from '../../core/ladder/poster-group';
import type { ReadyVideo, VideoRecord } from '../../core/video/record';
import { awaitFilm } from '../../local/await-film';
import { systemClock } from '../../local/clock';
import { type Film, openFilmCatalogue, playable } from '../../local/film-catalogue';
import { launchChromium } from '../browser/chromium';
import { watchFilm } from '../browser/watch-film';
import { authoringFaults } from '../local/packager/authoring-faults';
import { brightness, packagedFilm } from '../local/packager/packaged-film';
import { until } from '../local/until';
import { type BareStack, startBareStack } from '../running-stack';
import { cataloguedFilms } from './catalogued-films';
import { downloadFilm } from './downloaded-film';
import { pictureEnd, playedByFfmpeg } from './ffmpeg-client';
import { type Fate, makeNineFilms, NINE_FILMS } from './nine-films';
import { uploadFilm } from './upload-film';

const names = Object.keys(NINE_FILMS);
const isPlayed = (fate: Fate): fate is Extract<Fate, { seconds: number }> => 'seconds' in fate;
const played = Object.entries(NINE_FILMS).flatMap(([name, fate]) =>
  isPlayed(fate) ? [{ name, ...fate }] : [],
);
const refused = Object.entries(NINE_FILMS).flatMap(([name, fate]) =>
  isPlayed(fate) ? [] : [{ name, ...fate }],
);

let stack: BareStack;
let browser: Browser;
let records: ReadonlyMap<string, VideoRecord>;
const published: { message: unknown; attributes: unknown }[] = [];
const refusals = new Map<string, string>();

beforeAll(async () => {
  [stack, browser] = await Promise.all([startBareStack(), launchChromium()]);
  stack.running.services.sns.published(({ message, attributes }) =>
    published.push({ message: JSON.parse(message), attributes }),
  );
  const dir = join(stack.dataDir, 'sources');
  mkdirSync(dir);
  makeNineFilms(dir);
  const brought = names.map(name =>
    bring(join(dir, name), name).catch((error: Error) => refusals.set(name, error.message)),
  );
  await Promise.all(brought);
  await until(async () => (await catalogue()).every(record => 'announced' in record && record.announced));
  records = new Map((await catalogue()).map(record => [record.title, record]));
  await Promise.all(played.map(({ name }) => downloadFilm(stack.stack, filmOf(name), folderOf(name))));
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

/** The API takes no empty file, but a bucket may hold one. */
async function bring(path: string, title: string): Promise<void> {
  if (title !== 'empty.mp4') return void (await stack.bring(path));
  const id = await uploadFilm(stack.stack, path, { title });
  const { signal } = new AbortController();
  const films = openFilmCatalogue(stack.stack);
  await awaitFilm({ catalogue: films, id, clock: systemClock, onProgress: () => undefined, signal });
}

const catalogue = () => cataloguedFilms(stack.stack);
const folderOf = (name: string) => join(stack.dataDir, 'films', name);

function recordOf(name: string): VideoRecord {
  const record = records.get(name);
  if (record === undefined) throw new TypeError(`${name} is not in the catalogue`);
  return record;
}

function readyOf(name: string): ReadyVideo {
  const record = recordOf(name);
  if (record.status !== 'ready') throw new TypeError(`${name} is ${record.status}`);
  return record;
}

function filmOf(name: string): Film {
  const film = playable(readyOf(name));
  if (film === undefined) throw new TypeError(`${name} cannot be played`);
  return film;
}

describe.each(played)('$name', ({ name, seconds, sizes, hasSound }) => {
  test('is ready in its sizes and with its whole length', () => {
    const { attempt, durationSeconds, source, history } = readyOf(name);
    expect(attempt.renditions.map(({ width, height }) => `${width}x${height}`)).toEqual(sizes);
    expect(durationSeconds).toBeCloseTo(seconds, 1);
    expect('audio' in source.codecs).toBe(hasSound);
    const statuses = ['uploading', 'uploaded', 'submitting', 'transcoding', 'ready'];
    expect(history.map(({ status }) => status)).toEqual(statuses);
  });

  test('lies in the bucket as its playlists say: sizes, key frames and segments at the same times', () => {
    const film = packagedFilm(folderOf(name));
    const variants = film.variants();
    expect(authoringFaults(folderOf(name))).toEqual([]);
    expect(variants.map(({ RESOLUTION }) => RESOLUTION).sort()).toEqual([...sizes].sort());
    expect(variants.map(({ URI = '' }) => film.size(URI)?.join('x')).sort()).toEqual([...sizes].sort());
    expect(variants.every(({ CODECS = '' }) => CODECS.includes('mp4a') === hasSound)).toBe(true);
    const starts = film.listed(variants[0]?.['URI'] ?? '').map((_, index) => 6 * index);
    for (const { URI = '' } of variants) {
      const first = film.listed(URI).map(entry => film.packetsOf(URI, entry)[0]);
      expect(first).toEqual(starts.map(time => expect.objectContaining({ time, isKey: true })));
    }
  });

  test('has a poster that shows something', async () => {
    const [mean = 0] = brightness(await readFile(join(folderOf(name), POSTER_PATH)));
    expect(mean).toBeGreaterThan(60);
  });

  test('plays to its end in ffmpeg, which has nothing to say', async () => {
    const { hls } = await stack.grantFor(filmOf(name));
    expect(await playedByFfmpeg(hls)).toBe('');
    expect(await pictureEnd(hls)).toBeCloseTo(seconds, 1);
  });

  test('plays to its end in Chromium, upright, and no request fails', async () => {
    const { page } = await stack.grantFor(filmOf(name));
    const { width, height, frames, endedAt, failures } = await watchFilm(browser, page);
    expect(failures).toEqual([]);
    expect(sizes).toContain(`${width}x${height}`);
    expect(width < height).toBe(/portrait|turned/.test(name));
    expect(frames).toBeGreaterThan(1);
    expect(endedAt).toBeCloseTo(seconds, 0);
  }, 120_000);
});

test.each(refused)('$name fails as $code, and whoever brought it reads why', ({ name, code }) => {
  const record = recordOf(name);
  expect(record).toMatchObject({ status: 'failed', failure: { code } });
  if (record.status !== 'failed') return;
  expect(record.failure.message).not.toBe('');
  expect(refusals.get(name)).toBe(`${record.failure.message} ${record.failure.hint}`);
});

test('everybody who listens hears once of each film how it ended', () => {
  const heard = published.map(({ message }) => message);
  const ended = [...records.values()].map(({ id, title, status, ...record }) => ({
    ...{ version: 1, id, title, status },
    ...('failure' in record && { failure: record.failure }),
  }));
  expect(heard).toHaveLength(names.length);
  expect(heard).toEqual(expect.arrayContaining(ended));
  expect(published.map(({ attributes }) => attributes)).toEqual(
    expect.arrayContaining([{ status: 'ready' }, { status: 'failed' }]),
  );
});

test('each film that was taken had one job, and a refused file none', () => {
  const jobs = stack.running.services.mediaConvert.jobs();
  const videos = jobs.map(({ request }) => request.userMetadata['video']);
  const taken = ['cut.mp4', ...played.map(({ name }) => name)].map(name => recordOf(name).id);
  expect(videos.sort()).toEqual(taken.sort());
});
