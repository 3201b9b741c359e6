import type { FileHandle } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { ByteRange } from '../http-range';

const CHUNK = 256 * 1024;

/**
 * Sends a range of an open file and ends the answer. One buffer serves the whole range: it is filled again when the
 * system has taken what it held, so a slow reader slows the reading and memory stays flat.
 *
 * @throws Error when the client has gone, or the file is shorter than the range
 */
export async function sendBytes(
  bytes: FileHandle,
  range: ByteRange,
  response: ServerResponse,
): Promise<void> {
  const length = range.end - range.start + 1;
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, length));
  for (let sent = 0; sent < length; ) {
    const wanted = Math.min(buffer.length, length - sent);
    const { bytesRead } = await bytes.read(buffer, 0, wanted, range.start + sent);
    if (bytesRead === 0) throw new Error('an object has fewer bytes than its record says');
    await written(response, buffer.subarray(0, bytesRead));
    sent += bytesRead;
  }
  response.end();
}

function written(response: ServerResponse, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(Object.assign(new Error('the client has gone'), { code: 'ECONNRESET' }));
    if (response.destroyed) return gone();
    response.once('close', gone);
    response.write(chunk, error => {
      response.off('close', gone);
      if (error) reject(error);
      else resolve();
    });
  });
}
