import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSampleFilm } from '../../../local/packager/sample-film';
import { probeSource } from '../../../local/services/media-convert/probe/probe-source';

test('the sample film moves, sounds, and lasts as long as it was asked to', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'sample-'));
  const path = join(dir, 'sample.mp4');
  const progress: number[] = [];
  await makeSampleFilm({ path, seconds: 1, onProgress: fraction => progress.push(fraction) });
  const { container } = await probeSource(path);
  rmSync(dir, { recursive: true });
  expect(container).toMatchObject({
    duration: expect.closeTo(1, 1),
    tracks: [
      { videoProperties: { width: 1280, height: 720, frameRate: { numerator: 30, denominator: 1 } } },
      { codec: 'AAC' },
    ],
  });
  expect(progress.at(-1)).toBeCloseTo(1, 1);
});
