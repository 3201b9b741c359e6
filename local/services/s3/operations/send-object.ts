import { answerEmpty } from '../answer';
import { missingObject } from '../authorise';
import { type Exchange, keyOf } from '../exchange';
import { type ByteRange, readRange } from '../http-range';
import { onKey } from '../operation';
import { isNotModified, rangeStillHolds } from '../preconditions';
import type { StoredObject } from '../store/stored-object';
import { responseOverrides } from './response-overrides';
import { sendBytes } from './send-bytes';

/** GetObject. */
export const getObject = onKey('GetObject', 's3:GetObject', sendObject);

/** HeadObject: it needs the same permission (S3 API reference, HeadObject, "Permissions"). */
export const headObject = onKey('HeadObject', 's3:GetObject', sendObject);

/** The bytes are opened before anything is answered, so a reader gets one whole object. */
async function sendObject(exchange: Exchange): Promise<void> {
  const { request, response, bucket } = exchange;
  const key = keyOf(exchange);
  const overrides = responseOverrides(exchange);
  const found = await bucket.objects.open(key);
  if (found === undefined) throw missingObject(exchange);
  const { object, bytes } = found;
  try {
    response.setHeader('etag', `"${object.etag}"`);
    response.setHeader('last-modified', new Date(object.modified).toUTCString());
    if (isNotModified(request.header, object)) {
      const cacheControl = object.headers['cache-control'];
      return answerEmpty(response, 304, cacheControl === undefined ? {} : { 'cache-control': cacheControl });
    }
    const range = rangeStillHolds(request, object)
      ? readRange(request.header('range'), object.size)
      : undefined;
    writeHead(exchange, object, range, overrides);
    if (request.method === 'HEAD') response.end();
    else await sendBytes(bytes, range ?? { start: 0, end: object.size - 1 }, response);
  } finally {
    await bytes.close();
  }
}

function writeHead(
  { request, response }: Exchange,
  object: StoredObject,
  range: ByteRange | undefined,
  overrides: Readonly<Record<string, string>>,
): void {
  response.statusCode = range === undefined ? 200 : 206;
  for (const [name, value] of Object.entries({ ...object.headers, ...overrides }))
    response.setHeader(name, value);
  response.setHeader('accept-ranges', 'bytes');
  if (object.storageClass !== undefined) response.setHeader('x-amz-storage-class', object.storageClass);
  response.setHeader('content-length', range === undefined ? object.size : range.end - range.start + 1);
  if (range !== undefined) {
    response.setHeader('content-range', `bytes ${range.start}-${range.end}/${object.size}`);
  } else if (
    object.checksum !== undefined &&
    /^enabled$/i.test(request.header('x-amz-checksum-mode') ?? '')
  ) {
    response.setHeader(`x-amz-checksum-${object.checksum.algorithm}`, object.checksum.value);
  }
}
