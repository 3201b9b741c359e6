import { Transform } from 'node:stream';

export type Captured = { readonly body: Buffer } | 'too long' | 'broken off';

/**
 * A stream that passes everything on and, at the end, hands over a copy of the whole. It reads as fast as its source
 * writes, up to `limit` bytes, so that a slow viewer does not hold up those who wait for the copy.
 */
export function captureStream(limit: number, done: (captured: Captured) => void): Transform {
  const chunks: Buffer[] = [];
  let length = 0;
  let report: typeof done | undefined = done;
  const finish = (captured: Captured): void => {
    report?.(captured);
    report = undefined;
    chunks.length = 0;
  };
  return new Transform({
    readableHighWaterMark: limit,
    transform(chunk: Buffer, _encoding, callback) {
      length += chunk.length;
      if (length > limit) finish('too long');
      else if (report !== undefined) chunks.push(chunk);
      callback(null, chunk);
    },
    flush(callback) {
      finish({ body: Buffer.concat(chunks) });
      callback();
    },
    destroy(error, callback) {
      finish('broken off');
      callback(error);
    },
  });
}
