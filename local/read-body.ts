import type { IncomingMessage } from 'node:http';

/**
 * The whole body of a request, or undefined when it is longer than that many bytes or breaks off. What comes after the
 * limit is thrown away, so that a client that is still sending can read its answer.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let length = 0;
    const keep = (chunk: Buffer): void => {
      length += chunk.length;
      if (length <= limit) {
        chunks.push(chunk);
        return;
      }
      request.off('data', keep).resume();
      resolve(undefined);
    };
    request
      .on('data', keep)
      .once('end', () => resolve(Buffer.concat(chunks)))
      .once('close', () => resolve(undefined));
  });
}
