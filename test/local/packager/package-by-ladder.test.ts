import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder';
import { authoringFaults } from './authoring-faults';
import { ffmpeg, H264, picture, playedBy, tone, turnByContainer } from './make-film';
import { packageByLadder } from './package-by-ladder';
import { packagedFilm } from './packaged-film';

const dir = temporaryFolder();
const at = (name: string) => join(dir, name);

async function packaged(name: string) {
  const outDir = at(`${name}.hls`);
  const { durationInMs } = await packageByLadder(at(name), outDir);
  const film = packagedFilm(outDir);
  return { durationInMs, outDir, film, resolutions: film.variants().map(({ RESOLUTION }) => RESOLUTION) };
}

test('a film gets the sizes of the ladder, and its sound apart', async () => {
  const source = [...picture('640x360', '30000/1001', 8), ...tone(8), ...H264, '-c:a', 'aac'];
  ffmpeg(...source, at('landscape.mp4'));
  const { resolutions, outDir, durationInMs } = await packaged('landscape.mp4');
  expect(resolutions).toEqual(['640x360', '416x234']);
  expect(readdirSync(outDir)).toContain('index_audio.m3u8');
  expect(durationInMs / 1000).toBeCloseTo(8.008, 1);
  expect(authoringFaults(outDir)).toEqual([]);
});

test('a film that its container turns is turned, once', async () => {
  ffmpeg(...picture('426x240', '25', 1), ...H264, at('unturned.mp4'));
  turnByContainer(at('unturned.mp4'), at('turned.mp4'));
  expect((await packaged('turned.mp4')).resolutions).toEqual(['240x426']);
});

test('a silent film has no sound, odd sizes become even, and one second is enough', async () => {
  ffmpeg(...picture('161x121', '24', 1), '-c:v', 'ffv1', at('silent.mkv'));
  const { resolutions, film, outDir } = await packaged('silent.mkv');
  expect(resolutions).toEqual(['160x120']);
  expect(film.text('index.m3u8')).not.toMatch(/AUDIO|mp4a/);
  expect(playedBy(join(outDir, 'index.m3u8'))).toBe('');
});
