const LF = 0x0a;

/** The bytes that may stand around a line's text: tab, vertical tab, form feed, carriage return, space. */
export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || (byte !== undefined && byte >= 0x0b && byte <= 0x0d);
}

/** Where the text begins: after a byte order mark, if there is one. */
export function textStart(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/**
 * Visits every line that is not blank, without the white space around it. LF or CRLF ends a line; a lone CR does
 * not (RFC 8216, section 4.1). Each byte is looked at no more than three times.
 */
export function forEachLine(playlist: Buffer, visit: (start: number, end: number) => void): void {
  let position = textStart(playlist);
  while (position < playlist.length) {
    const newline = playlist.indexOf(LF, position);
    const next = newline < 0 ? playlist.length : newline;
    let start = position;
    let end = next;
    while (start < end && isBlank(playlist[start])) start += 1;
    while (end > start && isBlank(playlist[end - 1])) end -= 1;
    if (start < end) visit(start, end);
    position = next + 1;
  }
}
