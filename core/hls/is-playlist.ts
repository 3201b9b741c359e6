import { isBlank, textStart } from './lines';

const HEADER = Buffer.from('#EXTM3U');
const LF = 0x0a;

/** Whether the bytes are an HLS playlist: its first line that is not blank is the tag EXTM3U (RFC 8216, section 4.3.1.1). */
export function isPlaylist(bytes: Buffer): boolean {
  let start = textStart(bytes);
  while (isBlank(bytes[start]) || bytes[start] === LF) start += 1;
  const end = start + HEADER.length;
  if (bytes.compare(HEADER, 0, HEADER.length, start, Math.min(end, bytes.length)) !== 0) return false;
  return end >= bytes.length || bytes[end] === LF || isBlank(bytes[end]);
}
