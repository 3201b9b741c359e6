import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../local/packager/run-tool';
import { report } from '../report';
import { startBenchStack } from '../scene/local-stack';
import { seconds } from '../seconds';

const ROUNDS = 3;
const UPLOADS = 40;

/** A film of 2 s, so small that little of the time is its encoder's: what is measured is a queue that fills at once. */
const FILM = [
  ...['-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25:d=2', '-f', 'lavfi', '-i', 'sine=d=2'],
  ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
];

async function makeFilm(path: string): Promise<void> {
  const { code, stderr } = await runTool('ffmpeg', ['-nostdin', '-v', 'error', ...FILM, path]);
  if (code !== 0) throw new Error(`ffmpeg could not make the film: ${stderr}`);
}

async function measure(folder: string): Promise<number[]> {
  const film = join(folder, 'film.mp4');
  await makeFilm(film);
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
