import { S3Error } from '../s3-error';

const LINE_END = Buffer.from('\r\n');
/** Bytes of a chunk's size line, and of all trailers together. */
const LINE_MAX = 256;
const TRAILERS_MAX = 4096;

/**
 * Takes `aws-chunked` framing away, as the SDKs put it on for STREAMING-UNSIGNED-PAYLOAD-TRAILER: chunks with
 * their size in hexadecimal, an empty one, then trailer lines (S3 user guide, "Using chunked encoding with trailers").
 *
 * @param onTrailer gets each trailer, its name in lower case, after the last chunk
 * @throws S3Error `InvalidRequest` for wrong framing, `IncompleteBody` when the end is missing
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  onTrailer: (name: string, value: string) => void,
): AsyncGenerator<Buffer> {
  let state: 'size' | 'data' | 'gap' | 'trailers' | 'done' = 'size';
  let rest: Buffer = Buffer.alloc(0);
  let remaining = 0;
  let trailerBytes = 0;
  for await (const piece of source) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    while (rest.length > 0) {
      if (state === 'done') throw wrongFraming();
      if (state === 'data') {
        const data = rest.subarray(0, remaining);
        rest = rest.subarray(data.length);
        remaining -= data.length;
        if (remaining === 0) state = 'gap';
        yield data;
        continue;
      }
      const end = rest.indexOf(LINE_END);
      if (end > LINE_MAX || (end < 0 && rest.length > LINE_MAX)) throw wrongFraming();
      if (end < 0) break;
      const line = rest.toString('latin1', 0, end);
      rest = rest.subarray(end + LINE_END.length);
      if (state === 'size') {
        remaining = readSize(line);
        state = remaining === 0 ? 'trailers' : 'data';
      } else if (state === 'gap') {
        if (line !== '') throw wrongFraming();
        state = 'size';
      } else if (line === '') {
        state = 'done';
      } else {
        trailerBytes += line.length;
        const colon = line.indexOf(':');
        if (trailerBytes > TRAILERS_MAX || colon < 1) throw wrongFraming();
        onTrailer(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
      }
    }
  }
  if (state !== 'done') throw new S3Error('IncompleteBody', 'The body ended before its last chunk.');
}

function readSize(line: string): number {
  if (!/^[0-9a-f]{1,10}$/i.test(line)) throw wrongFraming();
  return Number.parseInt(line, 16);
}

function wrongFraming(): S3Error {
  return new S3Error('InvalidRequest', 'The body is not framed as aws-chunked.');
}
