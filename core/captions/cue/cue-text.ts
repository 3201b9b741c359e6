import { decodeCharacters, escapeCharacters } from './character-references';
import { isAllowedTag, readStartTag } from './cue-tag';

/** Tags open at once; those further in are left out, and their text stays. */
const DEPTH_MAX = 16;

/** Longest text between angle brackets that can be a tag, in characters. */
const TAG_MAX = 512;

/** A time inside of a cue, at which the rest of it is to appear. */
const TIME_TAG = /^(?:[0-9]{2,4}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}$/;

/**
 * The cue text with nothing in it but text and the tags i, b, u, c, ruby, rt, v and lang, each of them closed. A time
 * tag is left out; anything else in angle brackets is text. Cleaning twice is cleaning once. Takes time linear in the
 * text's length.
 *
 * @param raw as it stands in the file, its lines ended by LF
 */
export function cleanCueText(raw: string): string {
  return clean(raw.trimEnd());
}

function clean(raw: string): string {
  const open: string[] = [];
  let text = '';
  let at = 0;
  let close = -1;
  for (let less = raw.indexOf('<'); less >= 0; less = raw.indexOf('<', less + 1)) {
    if (close < less) close = raw.indexOf('>', less + 1);
    if (close < 0) break;
    const written = close - less > TAG_MAX ? undefined : writeTag(raw.slice(less + 1, close), open);
    if (written === undefined) continue;
    text += textBetween(raw.slice(at, less)) + written;
    at = close + 1;
    less = close;
  }
  text += textBetween(raw.slice(at)) + endTags(open);
  return withoutBlankLines(text);
}

/** What stands for the tag in the result, which may be nothing at all; undefined where it is text. */
function writeTag(inside: string, open: string[]): string | undefined {
  if (TIME_TAG.test(inside)) return '';
  if (inside.startsWith('/')) {
    const name = inside.slice(1).trimEnd();
    return isAllowedTag(name) ? endTags(open, open.lastIndexOf(name)) : undefined;
  }
  const tag = readStartTag(inside);
  if (tag === undefined) return undefined;
  if (open.length === DEPTH_MAX) return '';
  open.push(tag.name);
  return tag.written;
}

/** Closes the open tags from one on; none for -1. */
function endTags(open: string[], from = 0): string {
  if (from < 0) return '';
  return open
    .splice(from)
    .reverse()
    .map(name => `</${name}>`)
    .join('');
}

function textBetween(raw: string): string {
  return raw === '' ? raw : escapeCharacters(decodeCharacters(raw));
}

/** A blank line would end the cue. */
function withoutBlankLines(text: string): string {
  return text
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '')
    .join('\n');
}
