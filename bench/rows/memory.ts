import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { signManifest } from '../../core/dash/sign-manifest';
import { signPlaylist } from '../../core/hls/sign-playlist';
import { parseAndStringify } from '../peers/parse-and-stringify';
import { splitAndJoin } from '../peers/split-and-join';
import { report } from '../report';
import { DAY_SEGMENTS, FILM_SEGMENTS } from '../scene/film';
import { mediaPlaylist } from '../scene/media-playlist';
import { segmentListManifest } from '../scene/segment-list-manifest';
import { FOLDER, SIGNING } from '../scene/signing';

const ROUNDS = 7;

/** Films that are rewritten before. */
const FILMS = 20;

/** Milliseconds that the compiler gets for what it works on in the background. */
const COMPILING = 100;

/** Asks a process for its input, in a file. */
const INPUT = 'input';

const peer = { folder: FOLDER, suffix: SIGNING.suffix };
const playlist = (segments: number) => mediaPlaylist(segments, 2);

interface Way {
  readonly rewrite: (input: Buffer) => Buffer;
  /** Makes what is rewritten, of so many segments. */
  readonly input: (segments: number) => Buffer;
}

const WAYS: Record<string, Way> = {
  memory: { rewrite: input => signPlaylist(input, SIGNING), input: playlist },
  'memory.dash': { rewrite: input => signManifest(input, SIGNING), input: segmentListManifest },
  'memory.split': { rewrite: input => splitAndJoin(input, peer), input: playlist },
  'memory.hls-parser': { rewrite: input => parseAndStringify(input, peer), input: playlist },
};

/**
 * In a process of its own: the peak of one rewriting above what the process had before it read its input. It is a
 * process that has worked and come to rest: ordinary films come first, then their garbage is collected.
 */
async function peakOverOutput({ rewrite, input }: Way, file: string): Promise<number> {
  const film = input(FILM_SEGMENTS);
  for (let done = 0; done < FILMS; done += 1) rewrite(film);
  await delay(COMPILING);
  gc?.();
  const idle = process.memoryUsage.rss();
  const result = rewrite(readFileSync(file));
  return (process.resourceUsage().maxRSS * 1024 - idle) / result.length;
}

/**
 * This file runs once for the row, and again for the input and for each process that is measured. On Linux a process
 * begins with the peak of the one that started it, so the row itself must stay small.
 */
function measureInChildren(): Record<string, number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'screening-room-bench-'));
  const run = (name: string, ...more: string[]) =>
    execFileSync(process.execPath, ['--expose-gc', __filename, name, join(folder, name), ...more], {
      encoding: 'utf8',
    });
  try {
    const samples = Object.fromEntries(Object.keys(WAYS).map(name => [name, [] as number[]]));
    for (const name of Object.keys(samples)) run(name, INPUT);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, own] of Object.entries(samples)) own.push(Number(run(name)));
    }
    return samples;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [name = '', file = '', task] = process.argv.slice(2);
const way = WAYS[name];
if (way === undefined) report(measureInChildren());
else if (task === INPUT) writeFileSync(file, way.input(DAY_SEGMENTS));
else peakOverOutput(way, file).then(peak => process.stdout.write(String(peak)));
