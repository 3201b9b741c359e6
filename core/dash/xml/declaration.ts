const START = Buffer.from('<?xml');
const LONGEST = 256;
const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*["']1\.[0-9]["'](?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*["']([A-Za-z0-9._-]+)["'])?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*["'](?:yes|no)["'])?[ \t\r\n]*\?>/;

/** What a document says of itself. */
export interface Declaration {
  /** Where the text behind it begins. */
  readonly end: number;
  /** In lower case; UTF-8 where none is named (XML 1.0, section 4.3.3). */
  readonly encoding: string;
}

/**
 * Reads the XML declaration at `start` (XML 1.0, section 2.8); where there is none, the text begins there. Nothing when
 * it cannot be read.
 */
export function readDeclaration(bytes: Buffer, start: number): Declaration | undefined {
  const name = bytes.subarray(start, start + START.length);
  const next = bytes[start + START.length];
  if (!name.equals(START) || (next !== undefined && next > 0x20)) return { end: start, encoding: 'utf-8' };
  const match = DECLARATION.exec(bytes.toString('latin1', start, start + LONGEST));
  if (!match) return undefined;
  return { end: start + match[0].length, encoding: match[1]?.toLowerCase() ?? 'utf-8' };
}
