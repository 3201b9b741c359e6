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
import { authoringFaults } from './authoring-faults';
import { ffmpeg, H264, picture, playedBy, tone } from './make-film';
import { packagedFilm } from './packaged-film';

const dir = mkdtempSync(join(tmpdir(), 'package-'));
const at = (name: string) => join(dir, name);
afterAll(() => rmSync(dir, { recursive: true }));

async function packaged(name: string, ...args: string[]) {
  ffmpeg(...args, at(name));
  const outDir = at(`${name}.hls`);
  const progress: number[] = [];
  const onProgress = (fraction: number) => progress.push(fraction);
  const { durationSeconds } = await packageFilm({ source: at(name), outDir, onProgress });
  const resolutions = packagedFilm(outDir)
    .variants()
    .map(variant => variant['RESOLUTION']);
  return { durationSeconds, outDir, progress, resolutions };
}

describe('a film', () => {
  test('gets the sizes of the ladder, and its sound apart', async () => {
    const source = [...picture('640x360', '30000/1001', 8), ...tone(8), ...H264, '-c:a', 'aac'];
    const film = await packaged('landscape.mp4', ...source);
    expect(film.resolutions).toEqual(['640x360', '416x234']);
    expect(readdirSync(film.outDir)).toContain('index_audio.m3u8');
    expect(film.durationSeconds).toBeCloseTo(8.008, 1);
    expect(authoringFaults(film.outDir)).toEqual([]);
    expect(film.progress.at(-1)).toBe(1);
    expect(film.progress).toEqual(film.progress.toSorted((a, b) => a - b));
  });

  test('that its container turns is turned, once', async () => {
    ffmpeg(...picture('426x240', '25', 1), ...H264, at('unturned.mp4'));
    const turn = ['-i', at('unturned.mp4'), '-c', 'copy', '-metadata:s:v', 'rotate=90'];
    const film = await packaged('turned.mp4', '-display_rotation', '90', ...turn).catch(() =>
      packaged('turned.mp4', ...turn),
    );
    expect(film.resolutions).toEqual(['240x426']);
  });

  test('that is silent has no sound, odd sizes become even, and one second is enough', async () => {
    const film = await packaged('silent.mkv', ...picture('161x121', '24', 1), '-c:v', 'ffv1');
    expect(film.resolutions).toEqual(['160x120']);
    expect(readFileSync(join(film.outDir, 'index.m3u8'), 'utf8')).not.toMatch(/AUDIO|mp4a/);
    expect(playedBy(join(film.outDir, 'index.m3u8'))).toBe('');
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
