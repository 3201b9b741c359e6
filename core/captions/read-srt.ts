import type { Cue } from './cue/cue';
import { parseSrtTime } from './cue/timestamp';
import { CueList, type Timing } from './cue-list';

const NUMBER = /^[0-9]{1,9}$/;
const TIMING = /^\s*(\S{1,16})\s*-->\s*(\S{1,16})(?:\s.{0,200})?$/;

/** Tags and positions that SRT files carry by custom and WebVTT has no like of: `<font …>`, `{\an8}`. */
const CUSTOMARY = /<\/?font(?:\s[^<>]{0,200})?>|\{\\[^{}]{0,40}\}/gi;

/** Whether the first lines are those of an SRT file: a number, which some programs leave out, and times. */
export function isSrt(lines: readonly string[]): boolean {
  const first = lines.findIndex(line => line.trim() !== '');
  return isTiming(lines[first]) || (NUMBER.test(lines[first]?.trim() ?? '') && isTiming(lines[first + 1]));
}

/**
 * Reads the cues of an SRT file, of which there is no standard. Text behind a blank line still belongs to the cue, up
 * to the next number and times, since many files have such.
 *
 * @throws CaptionError
 */
export function readSrt(lines: readonly string[]): Cue[] {
  const list = new CueList();
  const timings = lines.flatMap((line, at) => (line.includes('-->') ? [at] : []));
  timings.forEach((at, index) => {
    const next = timings[index + 1];
    const end = next === undefined ? lines.length : withoutNumber(lines, next, at + 1);
    const text = lines.slice(at + 1, end).map(line => line.replace(CUSTOMARY, ''));
    list.add(readTiming(lines[at] ?? ''), at + 1, text);
  });
  return list.cues;
}

/** Where the cue with times at `timing` begins: at its number, if it has one. */
function withoutNumber(lines: readonly string[], timing: number, from: number): number {
  return timing > from && NUMBER.test(lines[timing - 1]?.trim() ?? '') ? timing - 1 : timing;
}

function isTiming(line: string | undefined): boolean {
  return line?.includes('-->') ?? false;
}

function readTiming(line: string): Timing {
  const [, start = '', end = ''] = TIMING.exec(line) ?? [];
  return { start: parseSrtTime(start), end: parseSrtTime(end), settings: '' };
}
