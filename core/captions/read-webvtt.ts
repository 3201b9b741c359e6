import type { Cue } from './cue/cue';
import { allowedSettings } from './cue/cue-settings';
import { parseWebVttTime } from './cue/timestamp';
import { CueList, type Timing } from './cue-list';

const HEADER = /^WEBVTT(?:[ \t]|$)/;
const ARROW = '-->';

/** Whether the first line is that of a WebVTT file (W3C WebVTT, section 4.1). */
export function isWebVtt(lines: readonly string[]): boolean {
  return HEADER.test(lines[0] ?? '');
}

/**
 * Reads the cues of a WebVTT file (W3C WebVTT, section 6.1). The header, NOTE, STYLE and REGION blocks, cue identifiers
 * and, as in every player, blocks without times are left out.
 *
 * @throws CaptionError
 */
export function readWebVtt(lines: readonly string[]): Cue[] {
  const list = new CueList();
  let at = 1;
  while (at < lines.length) {
    if (!lines[at]?.includes(ARROW)) {
      at += 1;
      continue;
    }
    const end = cueEnd(lines, at + 1);
    list.add(readTiming(lines[at] ?? ''), at + 1, lines.slice(at + 1, end));
    at = end;
  }
  return list.cues;
}

/** A cue ends at a blank line, or where the next line with an arrow begins another. */
function cueEnd(lines: readonly string[], from: number): number {
  let end = from;
  while (end < lines.length && lines[end] !== '' && !lines[end]?.includes(ARROW)) end += 1;
  return end;
}

function readTiming(line: string): Timing {
  const [start = '', behind = ''] = splitOnce(line, ARROW);
  const [end = '', settings = ''] = splitOnce(behind.trim().replace(/\t/g, ' '), ' ');
  return {
    start: parseWebVttTime(start.trim()),
    end: parseWebVttTime(end),
    settings: allowedSettings(settings),
  };
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
