import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transcode } from '../../../local/packager/transcode';
import type { TranscodedFilm } from '../../../local/packager/transcoded-film';
import { authoringFaults } from './authoring-faults';
import { jobOf, SOUND, size } from './job-of';
import { ffmpeg, ffprobeRows, H264, picture, playedBy, tone } from './make-film';
import { brightness, packagedFilm } from './packaged-film';

/** Full and half rate of a fast film whose frames do not fit into whole seconds. */
const FULL = { num: 60_000, den: 1001 };
const HALF = { num: 30_000, den: 1001 };

const dir = mkdtempSync(join(tmpdir(), 'transcode-'));
const at = (name: string) => join(dir, name);
const outDir = at('film.hls');
const progress: number[] = [];
const film = packagedFilm(outDir);
let told: TranscodedFilm;

beforeAll(async () => {
  // The longest time that full and half rate may drift apart in is past the ninth group, at 18 s.
  const fadeIn = ['-vf', 'fade=t=in:st=0.3:d=0.2'];
  const metadata = ['-metadata', 'title=Secret place'];
  ffmpeg(
    ...picture('320x180', '60000/1001', 21),
    ...tone(21),
    ...fadeIn,
    ...H264,
    '-c:a',
    'aac',
    ...metadata,
    at('film.mp4'),
  );
  const job = jobOf(at('film.mp4'), {
    pictures: [size(160, 90, HALF), size(320, 180, FULL)],
    audio: SOUND,
    poster: {
      base: 'images/poster',
      rate: { num: 1, den: 2 },
      maxCaptures: 2,
      width: 160,
      height: 90,
      quality: 80,
    },
  });
  told = await transcode(job, { outDir, onProgress: seconds => progress.push(seconds) });
}, 60_000);

afterAll(() => rmSync(dir, { recursive: true }));

const numbered = (name: string, extension: string) =>
  [1, 2, 3, 4].map(number => `${name}_00000000${number}.${extension}`);

test('a film lies on disk as MediaConvert lays it', () => {
  expect(told.files).toEqual(
    [
      ...['images/poster.0000000.jpg', 'images/poster.0000001.jpg', 'index.m3u8', 'index.mpd'],
      ...[
        'index_180p.m3u8',
        'index_180p_I-Frame.m3u8',
        'index_180pinit.cmfv',
        ...numbered('index_180p', 'cmfv'),
      ],
      ...['index_90p.m3u8', 'index_90p_I-Frame.m3u8', 'index_90pinit.cmfv', ...numbered('index_90p', 'cmfv')],
      ...['index_audio.m3u8', 'index_audioinit.cmfa', ...numbered('index_audio', 'cmfa')],
    ].sort(),
  );
  expect(film.files().filter(file => file !== 'images')).toEqual(told.files);
});

test('its outputs are told as they were asked for', () => {
  expect(told).toMatchObject({
    durationInMs: expect.closeTo(21_000, -2),
    pictures: [
      { nameModifier: '_90p', width: 160, height: 90 },
      { nameModifier: '_180p', width: 320, height: 180 },
    ],
    audio: { nameModifier: '_audio' },
    manifests: ['index.mpd', 'index.m3u8'],
    captures: ['images/poster.0000000.jpg', 'images/poster.0000001.jpg'],
  });
});

test('its playlists keep the rules for authors, and say what lies on disk', () => {
  expect(authoringFaults(outDir)).toEqual([]);
});

test('its variants stand in the order of the job', () => {
  expect(film.variants()).toMatchObject([
    { URI: 'index_90p.m3u8', RESOLUTION: '160x90', 'FRAME-RATE': '29.970', AUDIO: 'program_audio' },
    { URI: 'index_180p.m3u8', RESOLUTION: '320x180', 'FRAME-RATE': '59.940' },
  ]);
});

test('full and half rate have their key frames and segments at the same times, every 2.002 s', () => {
  const keys = ['index_90p.m3u8', 'index_180p.m3u8'].map(playlist =>
    film
      .listed(playlist)
      .flatMap(entry => film.packetsOf(playlist, entry))
      .filter(({ isKey }) => isKey)
      .map(({ time }) => time),
  );
  expect(keys[0]).toEqual(keys[1]);
  expect(keys[0]).toEqual(Array.from({ length: 11 }, (_, index) => expect.closeTo(2.002 * index, 3)));
});

test('each byte range of an I-frame playlist holds one picture that decodes alone', () => {
  for (const { URI = '', CODECS } of film.iFrames()) {
    const frames = film.listed(URI);
    expect(CODECS).toMatch(/^avc1\.64[0-9A-F]{4}$/);
    expect(film.text(URI)).toContain('#EXT-X-I-FRAMES-ONLY\n');
    expect(frames).toHaveLength(11);
    expect(brightness(film.bytesOf(URI, frames[0] ?? never()))).toEqual([expect.closeTo(0, -1)]);
    expect(brightness(film.bytesOf(URI, frames[7] ?? never()))).toEqual([expect.any(Number)]);
    expect(frames.reduce((sum, { said }) => sum + said, 0)).toBeCloseTo(told.durationInMs / 1000, 1);
  }
});

test('of a film that begins black the second capture is its poster', () => {
  const [first, second] = told.captures.map(file => readFileSync(join(outDir, file)));
  expect(brightness(first ?? never())[0]).toBeLessThan(5);
  expect(brightness(second ?? never())[0]).toBeGreaterThan(60);
  const sizes = ffprobeRows(join(outDir, told.captures[1] ?? ''), 'stream=width,height');
  expect(sizes).toEqual([['160', '90']]);
});

test('it plays in ffmpeg without a word, as HLS and as DASH', () => {
  expect(playedBy(join(outDir, 'index.m3u8'))).toBe('');
  // From a folder, not over HTTP, ffmpeg takes extensions that it knows and no other.
  expect(playedBy(join(outDir, 'index.mpd'), '-allowed_extensions', 'ALL')).toBe('');
});

test('its manifest names exactly the files that lie on disk', () => {
  const text = film.text('index.mpd');
  const named = [...text.matchAll(/initialization="([^"]+)" media="([^"]+)">(.*?)<\/SegmentTemplate>/gs)];
  const files = named.flatMap(([, init = '', media = '', timeline = '']) => {
    const runs = [...timeline.matchAll(/<S(?: t="\d+")? d="\d+"(?: r="(\d+)")?\/>/g)];
    const count = runs.reduce((sum, [, repeats = '0']) => sum + 1 + Number(repeats), 0);
    const numbers = Array.from({ length: count }, (_, index) => `${index + 1}`.padStart(9, '0'));
    return [init, ...numbers.map(number => media.replace('$Number%09d$', number))];
  });
  expect(files.sort()).toEqual(told.files.filter(name => /cmf[av]$/.test(name)));
  expect(text).toContain('frameRate="60000/1001"');
});

test('every rendition starts at zero, without an edit list', () => {
  for (const name of ['index_90p', 'index_180p', 'index_audio']) {
    const [first] = ffprobeRows(join(outDir, `${name}.m3u8`), 'stream=start_time');
    expect(Number(first?.[0])).toBe(0);
  }
  for (const file of told.files.filter(name => name.includes('init.'))) {
    expect(readFileSync(join(outDir, file)).includes('elst')).toBe(false);
  }
});

test('it carries nothing of the source’s metadata, and nothing of the encoder’s', () => {
  for (const file of told.files.filter(name => /init\.|jpg$/.test(name))) {
    expect(readFileSync(join(outDir, file), 'latin1')).not.toMatch(/Secret place|Lav[cf]/);
  }
});

test('progress is told in seconds up to the end', () => {
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect(progress.at(-1)).toBeCloseTo(21, 0);
});

function never(): never {
  throw new Error('there is nothing');
}
