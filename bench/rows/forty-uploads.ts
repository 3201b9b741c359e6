import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSampleFilm } from '../../local/packager/sample-film';
import { report } from '../report';
import { startBenchStack } from '../scene/local-stack';
import { seconds } from '../seconds';

const ROUNDS = 3;
const UPLOADS = 40;
const FILM_SECONDS = 2;

async function measure(folder: string): Promise<number[]> {
  const film = join(folder, 'film.mp4');
  await makeSampleFilm({ path: film, seconds: FILM_SECONDS });
  const stack = await startBenchStack(join(folder, 'stack'));
  try {
    // Warms the functions up.
    await stack.bring(film);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // The same file would be the same film.
      const paths = Array.from({ length: UPLOADS }, (_, n) => join(folder, `film-${round}-${n}.mp4`));
      await Promise.all(paths.map(path => copyFile(film, path)));
      times.push(await seconds(() => Promise.all(paths.map(stack.bring))));
    }
    return times;
  } finally {
    await stack.close();
  }
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'screening-room-bench-'));
  try {
    await report({ 'forty-uploads': await measure(folder) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main();
