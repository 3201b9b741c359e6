/**
 * Whether the bytes are UTF-8 (RFC 3629, section 4) without the control characters that XML forbids (XML 1.0,
 * section 2.2).
 */
export function isXmlText(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) {
      const length = sequenceLength(bytes, at, byte);
      if (length === 0) return false;
      at += length;
    } else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
    else at += 1;
  }
  return true;
}

/** Bytes of the character that begins with `lead`; 0 where it is broken off, overlong, or no character. */
function sequenceLength(bytes: Uint8Array, at: number, lead: number): 0 | 2 | 3 | 4 {
  const second = bytes[at + 1] ?? 0;
  if (lead < 0xc2 || lead > 0xf4 || !isContinuation(second)) return 0;
  if (lead < 0xe0) return 2;
  const third = bytes[at + 2] ?? 0;
  if (!isContinuation(third)) return 0;
  if (lead < 0xf0) {
    const overlong = lead === 0xe0 && second < 0xa0;
    const surrogate = lead === 0xed && second >= 0xa0;
    const noCharacter = lead === 0xef && second === 0xbf && third >= 0xbe;
    return overlong || surrogate || noCharacter ? 0 : 3;
  }
  const overlong = lead === 0xf0 && second < 0x90;
  const beyond = lead === 0xf4 && second >= 0x90;
  return overlong || beyond || !isContinuation(bytes[at + 3] ?? 0) ? 0 : 4;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}
