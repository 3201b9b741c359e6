import type { Exchange } from '../exchange';
import { S3Error } from '../s3-error';
import type { Checksum } from '../store/stored-object';
import { decodeAwsChunked } from './aws-chunked';
import { BodyDigest } from './body-digest';
import { promisedChecksum } from './checksum-headers';

type ReceivedBody = {
  /** Bytes. */
  readonly size: number;
  /** MD5 in hexadecimal. */
  readonly md5: string;
  readonly checksum: Checksum | undefined;
};

/**
 * Reads a request's body once, chunk by chunk, and checks it against everything that was promised for it: length,
 * signed hash, Content-MD5, checksum in a header or trailer.
 *
 * @param limit bytes that are accepted
 * @param sink takes each chunk; the next one waits for it
 * @throws S3Error naming the promise that was not kept
 */
export async function receiveBody(
  exchange: Exchange,
  limit: number,
  sink: (chunk: Buffer) => Promise<void> | void,
): Promise<ReceivedBody> {
  const { request, response, payload } = exchange;
  const declared = declaredLength(exchange);
  if (declared > limit) throw new S3Error('EntityTooLarge', `The body may have ${limit} bytes at most.`);
  const promised = promisedChecksum(request.headerNames, request.header);
  const trailers = new Map<string, string>();
  if (/^100-continue$/i.test(request.header('expect') ?? '')) response.writeContinue();

  const wire: AsyncIterable<Buffer> = request.incoming.iterator({ destroyOnReturn: false });
  const source =
    payload.kind === 'chunked' ? decodeAwsChunked(wire, (name, value) => trailers.set(name, value)) : wire;
  const digest = new BodyDigest([
    ...(payload.kind === 'hashed' ? (['sha256'] as const) : []),
    ...(promised === undefined ? [] : [promised.algorithm]),
  ]);
  for await (const chunk of source) {
    digest.update(chunk);
    if (digest.size > declared) throw new S3Error('IncompleteBody', 'The body is longer than declared.');
    await sink(chunk);
  }
  if (digest.size < declared) throw new S3Error('IncompleteBody', 'The body is shorter than declared.');

  if (payload.kind === 'hashed' && digest.value('sha256').toString('hex') !== payload.sha256) {
    throw new S3Error('XAmzContentSHA256Mismatch', 'The body does not have the hash that was signed.');
  }
  checkMd5(request.header('content-md5'), digest.md5());
  if (promised === undefined)
    return { size: digest.size, md5: digest.md5().toString('hex'), checksum: undefined };
  const value = digest.value(promised.algorithm).toString('base64');
  if (value !== (promised.value ?? trailers.get(`x-amz-checksum-${promised.algorithm}`))) {
    throw new S3Error('BadDigest', 'The body does not have the checksum that was sent.');
  }
  return {
    size: digest.size,
    md5: digest.md5().toString('hex'),
    checksum: { algorithm: promised.algorithm, value },
  };
}

/** Bytes of the body without its framing; S3 takes none of unknown length. */
function declaredLength({ request, payload }: Exchange): number {
  const text = request.header(payload.kind === 'chunked' ? 'x-amz-decoded-content-length' : 'content-length');
  if (text === undefined || !/^\d{1,15}$/.test(text)) {
    throw new S3Error('MissingContentLength', 'The length of the body must be declared.');
  }
  return Number(text);
}

function checkMd5(promised: string | undefined, actual: Buffer): void {
  if (promised === undefined) return;
  const bytes = Buffer.from(promised, 'base64');
  if (bytes.length !== 16) throw new S3Error('InvalidDigest', 'Content-MD5 is not an MD5 digest in base64.');
  if (!bytes.equals(actual)) throw new S3Error('BadDigest', 'The body does not have the MD5 that was sent.');
}
