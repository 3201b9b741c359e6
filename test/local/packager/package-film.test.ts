import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFilm } from '../../../local/packager/package-film';
import { ffmpeg, ffprobeRows, H264, picture, tone } from './make-film';

const dir = mkdtempSync(join(tmpdir(), 'package-'));
const at = (name: string) => join(dir, name);
afterAll(() => rmSync(dir, { recursive: true }));

async function packaged(name: string, ...args: string[]) {
  ffmpeg(...args, at(name));
  const outDir = at(`${name}.hls`);
  const progress: number[] = [];
  const film = await packageFilm({
    source: at(name),
    outDir,
    onProgress: fraction => progress.push(fraction),
  });
  return { ...film, outDir, progress, playlist: (file: string) => readFileSync(join(outDir, file), 'utf8') };
}

/** What ffmpeg says as a client that plays the film to its end. */
function playedBy(path: string, ...options: string[]): string {
  return spawnSync('ffmpeg', ['-nostdin', '-v', 'warning', ...options, '-i', path, '-f', 'null', '-'], {
    encoding: 'utf8',
  }).stderr;
}

/** Times of the key frames, in seconds. */
function keyFrames(path: string): number[] {
  const rows = ffprobeRows(path, 'packet=pts_time,flags', '-select_streams', 'v');
  return rows.filter(([, flags]) => flags?.startsWith('K')).map(([time]) => Number(time));
}

describe('a landscape film with sound', () => {
  let film: Awaited<ReturnType<typeof packaged>>;
  beforeAll(async () => {
    const source = [
      ...picture('640x360', '30000/1001', 8),
      ...tone(8),
      ...H264,
      '-c:a',
      'aac',
      '-metadata',
      'title=Secret place',
    ];
    film = await packaged('landscape.mp4', ...source);
  });

  test('gets renditions that are not larger, and its sound apart', () => {
    expect(film.renditions.map(({ name, picture: size }) => [name, size?.width, size?.height])).toEqual([
      ['360p', 640, 360],
      ['234p', 416, 234],
      ['audio', undefined, undefined],
    ]);
  });

  test('lies on disk as MediaConvert would lay it', () => {
    expect(readdirSync(film.outDir).sort()).toEqual([
      'index.m3u8',
      'index.mpd',
      'index_234p.m3u8',
      'index_234p_000000001.cmfv',
      'index_234p_000000002.cmfv',
      'index_234pinit.cmfv',
      'index_360p.m3u8',
      'index_360p_000000001.cmfv',
      'index_360p_000000002.cmfv',
      'index_360pinit.cmfv',
      'index_audio.m3u8',
      'index_audio_000000001.cmfa',
      'index_audio_000000002.cmfa',
      'index_audioinit.cmfa',
    ]);
  });

  test('has a key frame every two seconds, at the first frame that is not before, in every rendition', () => {
    const grid = [0, 2.002, 4.004, 6.006];
    for (const name of ['360p', '234p']) {
      const found = keyFrames(join(film.outDir, `index_${name}.m3u8`));
      expect(found).toEqual(grid.map(time => expect.closeTo(time, 3)));
    }
  });

  test('has segments that start with a key frame on the grid of six seconds', () => {
    for (const { name, segments } of film.renditions.filter(rendition => rendition.picture)) {
      expect(segments.map(segment => segment.seconds)).toEqual([
        expect.closeTo(6.006, 3),
        expect.closeTo(2.002, 1),
      ]);
      const [second] = segments.slice(1);
      const joined = at(`${name}-second.mp4`);
      const parts = [`index_${name}init.cmfv`, second?.file ?? ''].map(file =>
        readFileSync(join(film.outDir, file)),
      );
      writeFileSync(joined, Buffer.concat(parts));
      const [first] = ffprobeRows(joined, 'packet=flags', '-select_streams', 'v');
      expect(first?.[0]).toMatch(/^K/);
    }
  });

  test('has a manifest of exactly the files and times that lie on disk', () => {
    const text = film.playlist('index.mpd');
    const named = [...text.matchAll(/initialization="([^"]+)" media="([^"]+)">(.*?)<\/SegmentTemplate>/gs)];
    const files = named.flatMap(([, init = '', media = '', timeline = '']) => {
      const runs = [...timeline.matchAll(/<S(?: t="\d+")? d="\d+"(?: r="(\d+)")?\/>/g)];
      const count = runs.reduce((sum, [, repeats = '0']) => sum + 1 + Number(repeats), 0);
      const numbers = Array.from({ length: count }, (_, index) => `${index + 1}`.padStart(9, '0'));
      return [init, ...numbers.map(number => media.replace('$Number%09d$', number))];
    });
    expect(files.sort()).toEqual(readdirSync(film.outDir).filter(name => /cmf[av]$/.test(name)));
    expect(text).toContain('frameRate="30000/1001"');
    for (const { segments, timescale } of film.renditions) {
      for (const { seconds, duration } of segments) expect(duration / timescale).toBe(seconds);
      expect(segments.slice(1).map(({ start }) => start)).toEqual(
        segments.slice(0, -1).map(({ start, duration }) => start + duration),
      );
    }
  });

  test('has a manifest that ffmpeg plays to its end without a word', () => {
    // From a folder, not over HTTP, ffmpeg takes extensions that it knows and no other.
    expect(playedBy(join(film.outDir, 'index.mpd'), '-allowed_extensions', 'ALL')).toBe('');
  });

  test('has playlists whose lengths are the media’s', () => {
    for (const { name } of film.renditions) {
      const text = film.playlist(`index_${name}.m3u8`);
      const lengths = [...text.matchAll(/#EXTINF:([\d.]+),/g)].map(match => Number(match[1]));
      const sum = lengths.reduce((total, length) => total + length, 0);
      expect(Math.abs(sum - 8.008)).toBeLessThan(0.05);
      const target = Number(/#EXT-X-TARGETDURATION:(\d+)/.exec(text)?.[1]);
      for (const length of lengths) expect(Math.round(length)).toBeLessThanOrEqual(target);
    }
    expect(film.durationSeconds).toBeCloseTo(8.008, 1);
  });

  test('has declared bit rates within a tenth of what lies on disk', () => {
    const bits = (name: string) =>
      readdirSync(film.outDir)
        .filter(file => file.startsWith(`index_${name}_`))
        .reduce((sum, file) => sum + 8 * statSync(join(film.outDir, file)).size, 0);
    for (const name of ['360p', '234p']) {
      const line =
        new RegExp(`#EXT-X-STREAM-INF:(.*)\nindex_${name}.m3u8`).exec(film.playlist('index.m3u8'))?.[1] ?? '';
      const average = Number(/AVERAGE-BANDWIDTH=(\d+)/.exec(line)?.[1]);
      const peak = Number(/(?:^|,)BANDWIDTH=(\d+)/.exec(line)?.[1]);
      const measured = (bits(name) + bits('audio')) / 8.008;
      expect(Math.abs(average / measured - 1)).toBeLessThan(0.1);
      expect(peak).toBeGreaterThanOrEqual(average);
      expect(line).toMatch(/CODECS="avc1\.64[0-9A-F]{4},mp4a\.40\.2",RESOLUTION=\d+x\d+,FRAME-RATE=29\.970,/);
    }
  });

  test('plays in ffmpeg without a word', () => {
    expect(playedBy(join(film.outDir, 'index.m3u8'))).toBe('');
  });

  test('starts every rendition at zero, without an edit list', () => {
    for (const { name, initFile } of film.renditions) {
      expect(readFileSync(join(film.outDir, initFile)).includes('elst')).toBe(false);
      const [first] = ffprobeRows(join(film.outDir, `index_${name}.m3u8`), 'stream=start_time');
      expect(Number(first?.[0])).toBe(0);
    }
  });

  test('carries nothing of the source’s metadata', () => {
    const init = readFileSync(join(film.outDir, 'index_360pinit.cmfv'), 'latin1');
    expect(init).not.toMatch(/Secret place|Lavf/);
  });

  test('told its progress up to the end', () => {
    expect(film.progress.at(-1)).toBe(1);
    expect(film.progress).toEqual(film.progress.toSorted((a, b) => a - b));
  });
});

describe('other films', () => {
  test('portrait by its pixels stays portrait', async () => {
    const film = await packaged('portrait.mp4', ...picture('240x426', '25', 1), ...H264);
    expect(film.renditions.map(rendition => rendition.picture)).toEqual([
      { width: 234, height: 416, frameRate: { num: 25, den: 1 } },
    ]);
  });

  test('portrait by rotation is turned, once', async () => {
    ffmpeg(...picture('426x240', '25', 1), ...H264, at('unturned.mp4'));
    const turn = ['-i', at('unturned.mp4'), '-c', 'copy', '-metadata:s:v', 'rotate=90'];
    const film = await packaged('turned.mp4', '-display_rotation', '90', ...turn).catch(() =>
      packaged('turned.mp4', ...turn),
    );
    expect(film.renditions.map(rendition => rendition.picture)).toEqual([
      { width: 234, height: 416, frameRate: { num: 25, den: 1 } },
    ]);
    const init = join(film.outDir, 'index_234p.m3u8');
    expect(ffprobeRows(init, 'stream=width,height', '-select_streams', 'v')[0]).toEqual(['234', '416']);
  });

  test('silent has no sound, odd sizes become even, and one second is enough', async () => {
    const film = await packaged('silent.mkv', ...picture('161x121', '24', 1), '-c:v', 'ffv1');
    expect(film.renditions.map(({ name, segments }) => [name, segments.length])).toEqual([['120p', 1]]);
    expect(film.playlist('index.m3u8')).not.toMatch(/AUDIO|mp4a/);
    expect(playedBy(join(film.outDir, 'index.m3u8'))).toBe('');
  });

  test('with six channels gets two', async () => {
    const sound = [...tone(1), '-c:a', 'aac', '-ac', '6'];
    const film = await packaged('surround.mp4', ...picture('160x120', '60', 1), ...sound, ...H264);
    expect(ffprobeRows(join(film.outDir, 'index_audio.m3u8'), 'stream=channels,sample_rate')[0]).toEqual([
      '48000',
      '2',
    ]);
    expect(film.renditions.at(-1)).toMatchObject({ codec: 'mp4a.40.2', picture: undefined });
  });

  test('with a variable frame rate gets a constant one, and loses nothing of its length', async () => {
    const uneven = ['-vf', "select='mod(n,3)+lt(mod(n,50),20)'", '-fps_mode', 'vfr'];
    const film = await packaged('variable.mkv', ...picture('160x120', '30', 3), ...uneven, ...H264);
    expect(Math.abs(film.durationSeconds - 3)).toBeLessThan(0.15);
    expect(keyFrames(join(film.outDir, 'index_120p.m3u8'))).toHaveLength(2);
  });
});

describe('a film that cannot be packaged', () => {
  test('because it breaks off is noticed, and leaves nothing behind', async () => {
    const source = [...picture('320x240', '25', 8), ...tone(8), ...H264, '-c:a', 'aac'];
    ffmpeg(...source, '-movflags', '+faststart', at('cut.mp4'));
    truncateSync(at('cut.mp4'), Math.floor(statSync(at('cut.mp4')).size / 2));
    await expect(
      packageFilm({ source: at('cut.mp4'), outDir: at('cut.hls'), onProgress: () => {} }),
    ).rejects.toMatchObject({ code: 'source_truncated' });
    expect(readdirSync(dir).filter(name => name.startsWith('cut.hls'))).toEqual([]);
  });

  test('because it was called off stops, and leaves nothing behind', async () => {
    ffmpeg(...picture('640x360', '30', 4), ...H264, at('long.mp4'));
    const stop = new AbortController();
    const reason = new Error('called off');
    const onProgress = () => stop.abort(reason);
    await expect(
      packageFilm({ source: at('long.mp4'), outDir: at('long.hls'), onProgress, signal: stop.signal }),
    ).rejects.toBe(reason);
    expect(readdirSync(dir).filter(name => name.startsWith('long.hls'))).toEqual([]);
  });

  test('because something lies where it should go does not touch that', async () => {
    ffmpeg(...picture('64x64', '25', 1), ...H264, at('small.mp4'));
    mkdirSync(at('taken'));
    writeFileSync(at('taken/index.m3u8'), 'older');
    await expect(
      packageFilm({ source: at('small.mp4'), outDir: at('taken'), onProgress: () => {} }),
    ).rejects.toMatchObject({ code: 'output_exists' });
    expect(readFileSync(at('taken/index.m3u8'), 'utf8')).toBe('older');
  });
});
