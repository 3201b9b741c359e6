const HASH = 0x23;
const DASH = 0x2d;
const LONGEST_NAME = 32;

/** The tag before the line of a variant's playlist (RFC 8216, section 4.3.4.2). */
export const STREAM_INF = 'EXT-X-STREAM-INF';
/** The tag before a segment's line (RFC 8216, section 4.3.2.1). */
export const SEGMENT_INF = 'EXTINF';
/** The tag that declares a variable (draft-pantos-hls-rfc8216bis, section 4.4.2.3). */
export const DEFINE = 'EXT-X-DEFINE';

/**
 * Attributes that hold the URI of media or data, by tag (draft-pantos-hls-rfc8216bis, sections 4.4.4 to 4.4.6, and
 * its appendix D for interstitials). Tags whose URI is a playlist are left out on purpose: EXT-X-MEDIA,
 * EXT-X-I-FRAME-STREAM-INF, EXT-X-IMAGE-STREAM-INF and EXT-X-RENDITION-REPORT; so is EXT-X-CONTENT-STEERING.
 */
export const MEDIA_URI_ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ['EXT-X-MAP', ['URI']],
  ['EXT-X-KEY', ['URI']],
  ['EXT-X-SESSION-KEY', ['URI']],
  ['EXT-X-SESSION-DATA', ['URI']],
  ['EXT-X-PART', ['URI']],
  ['EXT-X-PRELOAD-HINT', ['URI']],
  ['EXT-X-DATERANGE', ['X-ASSET-URI', 'X-ASSET-LIST']],
]);

/** Whether a line is a tag or a comment and no URI. */
export function isTagOrComment(bytes: Buffer, start: number): boolean {
  return bytes[start] === HASH;
}

/**
 * Name of the tag that a line begins with; nothing for a comment, and nothing for a name that is too long to be one
 * of ours. What follows the name begins at `start + 1 + name.length`.
 */
export function tagName(bytes: Buffer, start: number, end: number): string | undefined {
  const limit = Math.min(end, start + 2 + LONGEST_NAME);
  let at = start + 1;
  while (at < limit && isNameByte(bytes[at] ?? 0)) at += 1;
  if (at === start + 2 + LONGEST_NAME) return undefined;
  const name = bytes.toString('latin1', start + 1, at);
  return name.startsWith('EXT') ? name : undefined;
}

function isNameByte(byte: number): boolean {
  return (
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === DASH
  );
}
