import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { signPlaylist } from '../../core/hls/sign-playlist';
import { parseAndStringify } from '../peers/parse-and-stringify';
import { splitAndJoin } from '../peers/split-and-join';
import { report } from '../report';
import { DAY_SEGMENTS, FILM_SEGMENTS } from '../scene/film';
import { mediaPlaylist } from '../scene/media-playlist';
import { FOLDER, SIGNING } from '../scene/signing';

const ROUNDS = 7;

/** Films that are rewritten before. */
const FILMS = 20;

/** Milliseconds that the compiler gets for what it works on in the background. */
const COMPILING = 100;

/** Asks a process for the input, in a file. */
const INPUT = 'input';

const peer = { folder: FOLDER, suffix: SIGNING.suffix };
const WAYS: Record<string, (playlist: Buffer) => Buffer> = {
  memory: playlist => signPlaylist(playlist, SIGNING),
  'memory.split': playlist => splitAndJoin(playlist, peer),
  'memory.hls-parser': playlist => parseAndStringify(playlist, peer),
};

/**
 * In a process of its own: the peak of one rewriting above what the process had before it read its input. It is a
 * process that has worked and come to rest: ordinary films come first, then their garbage is collected.
 */
async function peakOverOutput(rewrite: (playlist: Buffer) => Buffer, file: string): Promise<number> {
  const film = mediaPlaylist(FILM_SEGMENTS, 6);
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
  const file = join(folder, 'day.m3u8');
  const run = (name: string) =>
    execFileSync(process.execPath, ['--expose-gc', __filename, name, file], { encoding: 'utf8' });
  try {
    run(INPUT);
    const samples = Object.fromEntries(Object.keys(WAYS).map(name => [name, [] as number[]]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, own] of Object.entries(samples)) own.push(Number(run(name)));
    }
    return samples;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [name = '', file = ''] = process.argv.slice(2);
const way = WAYS[name];
if (way) peakOverOutput(way, file).then(peak => process.stdout.write(String(peak)));
else if (name === INPUT) writeFileSync(file, mediaPlaylist(DAY_SEGMENTS, 2));
else report(measureInChildren());
