import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signPlaylist } from '../../core/hls/sign-playlist';
import { parseAndStringify } from '../peers/parse-and-stringify';
import { splitAndJoin } from '../peers/split-and-join';
import { report } from '../report';
import { DAY_SEGMENTS } from '../scene/film';
import { mediaPlaylist } from '../scene/media-playlist';
import { FOLDER, SIGNING } from '../scene/signing';

const ROUNDS = 7;

const peer = { folder: FOLDER, suffix: SIGNING.suffix };
const WAYS: Record<string, (playlist: Buffer) => Buffer> = {
  memory: playlist => signPlaylist(playlist, SIGNING),
  'memory.split': playlist => splitAndJoin(playlist, peer),
  'memory.hls-parser': playlist => parseAndStringify(playlist, peer),
};

/**
 * In a process of its own: the peak of one rewriting above what the process had before it read its input. A playlist of
 * one segment comes first, so that Node has the code in memory that it works with.
 */
function peakOverOutput(rewrite: (playlist: Buffer) => Buffer, file: string): number {
  rewrite(mediaPlaylist(1, 2));
  const idle = process.memoryUsage.rss();
  const result = rewrite(readFileSync(file));
  return (process.resourceUsage().maxRSS * 1024 - idle) / result.length;
}

/** This file runs once for the row, and again, with the name of a way, for each process that is measured. */
function measureInChildren(): Record<string, number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'screening-room-bench-'));
  const file = join(folder, 'day.m3u8');
  try {
    writeFileSync(file, mediaPlaylist(DAY_SEGMENTS, 2));
    const samples: Record<string, number[]> = {};
    for (const round of Array(ROUNDS).keys()) {
      for (const name of Object.keys(WAYS)) {
        const output = execFileSync(process.execPath, [__filename, name, file], { encoding: 'utf8' });
        samples[name] = [...(samples[name] ?? []).slice(0, round), Number(output)];
      }
    }
    return samples;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [name = '', file = ''] = process.argv.slice(2);
const way = WAYS[name];
if (way) process.stdout.write(String(peakOverOutput(way, file)));
else report(measureInChildren());
