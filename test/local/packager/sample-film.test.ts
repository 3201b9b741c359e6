import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probeFilm } from '../../../local/packager/probe-film';
import { makeSampleFilm } from '../../../local/packager/sample-film';

test('the sample film moves, sounds, and lasts as long as it was asked to', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'sample-'));
  const path = join(dir, 'sample.mp4');
  const progress: number[] = [];
  await makeSampleFilm({ path, seconds: 1, onProgress: fraction => progress.push(fraction) });
  const film = await probeFilm(path);
  rmSync(dir, { recursive: true });
  expect(film).toMatchObject({
    durationSeconds: expect.closeTo(1, 1),
    video: { width: 1280, height: 720, nominalFrameRate: { num: 30, den: 1 } },
    audio: { codec: 'aac' },
  });
  expect(progress.at(-1)).toBeCloseTo(1, 1);
});
