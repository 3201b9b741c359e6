const SLASH = 0x2f;
const DOT = 0x2e;

/** Where the last `.` or `..` segment of a path ends, its slash included; 0 when the path has none. */
export function lastDotSegmentEnd(path: string): number {
  let last = 0;
  let segment = path.startsWith('.') ? 0 : nextDottedSegment(path, 0);
  while (segment >= 0) {
    const dots = dotSegmentLength(path, segment);
    if (dots > 0) last = Math.min(path.length, segment + dots + 1);
    segment = nextDottedSegment(path, segment);
  }
  return last;
}

/**
 * Takes `.` and `..` segments out of a path that begins with a slash (RFC 3986, section 5.2.4). Linear: a byte is
 * written once and taken back once at most.
 */
export function removeDotSegments(path: string): string {
  const output = Buffer.allocUnsafe(path.length + 1);
  let written = 0;
  let at = 0;
  while (at < path.length) {
    const next = path.indexOf('/', at + 1);
    const end = next < 0 ? path.length : next;
    const dots = dotSegmentLength(path, at + 1);
    if (dots === 2) {
      while (written > 0) {
        written -= 1;
        if (output[written] === SLASH) break;
      }
    }
    if (dots === 0) written += output.write(path.slice(at, end), written, 'latin1');
    else if (end === path.length) output[written++] = SLASH;
    at = end;
  }
  return output.toString('latin1', 0, written);
}

/** Whether a segment is one or more dots of which some are percent-encoded; clients disagree on what that means. */
export function hasEncodedDotSegment(path: string): boolean {
  if (!path.includes('%2')) return false;
  for (let start = 0; start <= path.length; ) {
    let at = start;
    let encoded = false;
    for (;;) {
      if (path.charCodeAt(at) === DOT) at += 1;
      else if (isEncodedDot(path, at)) {
        encoded = true;
        at += 3;
      } else break;
    }
    if (encoded && (at === path.length || path.charCodeAt(at) === SLASH)) return true;
    const slash = path.indexOf('/', at);
    if (slash < 0) return false;
    start = slash + 1;
  }
  return false;
}

function isEncodedDot(path: string, at: number): boolean {
  return path[at] === '%' && path[at + 1] === '2' && (path[at + 2] === 'e' || path[at + 2] === 'E');
}

/** Start of the next segment after `from` that begins with a dot, or -1. */
function nextDottedSegment(path: string, from: number): number {
  const slash = path.indexOf('/.', from);
  return slash < 0 ? -1 : slash + 1;
}

/** 1 for `.`, 2 for `..`, 0 for any other segment beginning at `start`. */
function dotSegmentLength(path: string, start: number): 0 | 1 | 2 {
  if (path.charCodeAt(start) !== DOT) return 0;
  const dots = path.charCodeAt(start + 1) === DOT ? 2 : 1;
  const end = start + dots;
  return end === path.length || path.charCodeAt(end) === SLASH ? dots : 0;
}
