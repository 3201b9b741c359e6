import { randomFillSync } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, statSync, writeSync } from 'node:fs';
import { ffmpeg, H264, picture, tone } from './make-film';

const MIB = 1024 ** 2;

/**
 * Makes a short film in a file of exactly so many bytes. After the film comes a box that players skip (ISO/IEC 14496-12,
 * `free`), in which every MiB is another; the file takes little room on the disk.
 *
 * @param bytes less than 4 GiB
 */
export function makePaddedFilm(path: string, bytes: number, seconds = 2): void {
  ffmpeg(...picture('320x180', '25', seconds), ...tone(seconds), ...H264, '-c:a', 'aac', '-ac', '2', path);
  const { size } = statSync(path);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(bytes - size);
  header.write('free', 4, 'latin1');
  const file = openSync(path, 'r+');
  writeSync(file, header, 0, header.length, size);
  ftruncateSync(file, bytes);
  for (let at = MIB; at < bytes; at += MIB) {
    if (at > size + header.length) writeSync(file, randomFillSync(Buffer.alloc(64)), 0, 64, at + 777);
  }
  closeSync(file);
}
