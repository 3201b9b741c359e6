import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSampleFilm } from '../../local/packager/sample-film';
import { bareFfmpeg } from '../peers/bare-ffmpeg';
import { report } from '../report';
import { startBenchStack } from '../scene/local-stack';
import { seconds } from '../seconds';
import { ratios } from '../statistics';

const ROUNDS = 5;

/** A minute of 720p at 30 frames per second. */
const FILM_SECONDS = 60;

/** A film that only warms the functions up. */
const WARM_UP_SECONDS = 4;

async function measure(folder: string): Promise<number[]> {
  const at = (name: string) => join(folder, name);
  await makeSampleFilm({ path: at('warm-up.mp4'), seconds: WARM_UP_SECONDS });
  await makeSampleFilm({ path: at('film.mp4'), seconds: FILM_SECONDS });
  const stack = await startBenchStack(at('stack'));
  try {
    await stack.bring(at('warm-up.mp4'));
    const times = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      // The same file would be the same film.
      const path = at(`film-${round}.mp4`);
      await copyFile(at('film.mp4'), path);
      times.ours.push(await seconds(() => stack.bring(path)));
      const job = stack.lastJob();
      times.bare.push(await seconds(() => bareFfmpeg(path, job, at(`bare-${round}`))));
    }
    return ratios(times.ours, times.bare);
  } finally {
    await stack.close();
  }
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'screening-room-bench-'));
  try {
    await report({ 'upload-to-ready': await measure(folder) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main();
