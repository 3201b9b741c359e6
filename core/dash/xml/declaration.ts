const START = Buffer.from('<?xml');
const LONGEST = 256;
const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*["']1\.[0-9]["'](?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*["']([A-Za-z0-9._-]+)["'])?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*["'](?:yes|no)["'])?[ \t\r\n]*\?>/;
/** US-ASCII is a part of UTF-8. */
const ENCODINGS = ['utf-8', 'us-ascii', 'ascii'];

/**
 * Where the text behind an XML declaration begins (XML 1.0, section 2.8); `start` where there is none. Nothing when
 * the declaration cannot be read, or names an encoding other than UTF-8.
 */
export function declarationEnd(bytes: Buffer, start: number): number | undefined {
  const name = bytes.subarray(start, start + START.length);
  const next = bytes[start + START.length];
  if (!name.equals(START) || (next !== undefined && next > 0x20)) return start;
  const match = DECLARATION.exec(bytes.toString('latin1', start, start + LONGEST));
  const encoding = match?.[1]?.toLowerCase() ?? 'utf-8';
  return match && ENCODINGS.includes(encoding) ? start + match[0].length : undefined;
}
