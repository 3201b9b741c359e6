import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { jobRecord } from '../../local/services/media-convert/jobs/job-record';
import { readStateFile } from '../../local/state-file';
import { pictureEnd } from '../stack/ffmpeg-client';
import { ffmpeg, H264, picture } from './packager/make-film';
import { spawnStart } from './spawn-start';
import { temporaryFolder } from './temporary-folder';

const dir = temporaryFolder();
const at = (name: string) => join(dir, name);

interface Started {
  readonly child: ChildProcess;
  readonly printed: { stdout: string; stderr: string };
}

function start(dataDir: string, ...films: string[]): Started {
  const child = spawnStart([...films, '--data', dataDir, '--port', '0']);
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.on('data', chunk => {
      printed[stream] += chunk;
    });
  }
  return { child, printed };
}

/** Milliseconds between two looks at another process; a look without end would take a processor from it. */
const BETWEEN_LOOKS = 50;

/** Lets it run until a condition holds. */
async function runs({ child, printed }: Started, holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${printed.stderr}`);
    await delay(BETWEEN_LOOKS);
  }
}

async function stop({ child }: Started, signal: NodeJS.Signals): Promise<unknown[]> {
  const closed = once(child, 'close');
  child.kill(signal);
  return closed;
}

const playbackUrls = ({ printed }: Started): string[] =>
  [...printed.stdout.matchAll(/Playback URL +(http\S+)/g)].map(([, url = '']) => url);

test('of two films and one that is none, the reason of the one is printed and the others play', async () => {
  ffmpeg(...picture('128x72', '25', 1), ...H264, at('first.mp4'));
  ffmpeg(...picture('128x72', '25', 2), ...H264, at('second.mp4'));
  writeFileSync(at('text.mp4'), 'This is no film.\n'.repeat(100));
  const started = start(at('three'), at('first.mp4'), at('text.mp4'), at('second.mp4'));
  await runs(started, () => started.printed.stderr.includes('npm start: '));
  const [first = '', second = ''] = playbackUrls(started);
  expect(await pictureEnd(first)).toBeCloseTo(1, 1);
  expect(await pictureEnd(second)).toBeCloseTo(2, 1);
  expect(started.printed.stderr.trim().split('\n').at(-1)).toMatch(
    /^npm start: .*text\.mp4: The file cannot be read as a film/,
  );
  expect(await stop(started, 'SIGINT')).toEqual([0, null]);
}, 120_000);

async function jobsIn(dataDir: string) {
  const folder = join(dataDir, 'media-convert', 'jobs');
  const names = await readdir(folder).catch(() => []);
  const jobs = names
    .filter(name => name.endsWith('.json'))
    .map(name => readStateFile(join(folder, name), jobRecord));
  return (await Promise.all(jobs)).filter(job => job !== undefined);
}

test('killed in the middle of a transcode, the next start goes on without another upload or another job', async () => {
  const film = at('long.mp4');
  ffmpeg(...picture('640x360', '25', 12), ...H264, film);
  const dataDir = at('killed');
  const killed = start(dataDir, film);
  await runs(killed, async () => (await jobsIn(dataDir)).some(({ status }) => status === 'PROGRESSING'));
  const [{ id = '' } = {}] = await jobsIn(dataDir);
  await runs(killed, () => killed.printed.stderr.includes('Transcoding the film'));
  await stop(killed, 'SIGKILL');
  expect(playbackUrls(killed)).toEqual([]);
  expect(await jobsIn(dataDir)).toMatchObject([{ id, status: 'PROGRESSING' }]);

  const next = start(dataDir, film);
  await runs(next, () => next.printed.stdout.includes('--ttl 600'));
  expect(next.printed.stderr).not.toContain('Uploading');
  expect(await pictureEnd(playbackUrls(next)[0] ?? '')).toBeCloseTo(12, 1);
  expect(await jobsIn(dataDir)).toMatchObject([{ id, status: 'COMPLETE' }]);
  expect(await stop(next, 'SIGINT')).toEqual([0, null]);
}, 180_000);
