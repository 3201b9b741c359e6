import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { answerXml } from '../answer';
import { missingObject } from '../authorise';
import type { Bucket } from '../bucket';
import { type Exchange, keyOf } from '../exchange';
import { objectHeaders } from '../object-headers';
import type { Operation } from '../operation';
import { placeObject } from '../place-object';
import { isNotModified, writeCondition } from '../preconditions';
import { S3Error } from '../s3-error';
import { withTemporaryFile } from '../store/temporary-file';
import { isoDate } from '../xml/iso-date';
import { document, element } from '../xml/write-xml';

/** CopyObject: the bytes are copied on disk, the headers with them unless the request brings new ones. */
export const copyObject: Operation = {
  name: 'CopyObject',
  asks: exchange => [
    { action: 's3:PutObject', key: keyOf(exchange) },
    { action: 's3:GetObject', ...readSource(exchange) },
  ],
  answer,
};

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, bucket } = exchange;
  const key = keyOf(exchange);
  const source = readSource(exchange);
  const replaces = replacesHeaders(request.header('x-amz-metadata-directive'));
  if (!replaces && source.bucket === bucket && source.key === key) {
    throw new S3Error('InvalidRequest', 'A copy onto itself must replace the metadata.');
  }
  const condition = writeCondition(request);
  const copied = await withTemporaryFile(bucket.dirs.temporary, async path => {
    const found = await source.bucket.objects.open(source.key);
    if (found === undefined) throw missingObject(exchange, source.bucket);
    const { object, bytes } = found;
    try {
      if (isNotModified(name => request.header(`x-amz-copy-source-${name}`), object)) {
        throw new S3Error('PreconditionFailed', 'A precondition of the request does not hold.');
      }
      await pipeline(bytes.createReadStream({ autoClose: false }), createWriteStream(path, { mode: 0o600 }));
    } finally {
      await bytes.close();
    }
    const { size, etag, checksum } = object;
    const headers = replaces ? objectHeaders(request) : object.headers;
    const file = { path, size, etag, checksum };
    return placeObject(exchange, 'ObjectCreated:Copy', { key, file, headers, condition });
  });
  const result = [element('LastModified', isoDate(copied.modified)), element('ETag', `"${copied.etag}"`)];
  answerXml(response, document('CopyObjectResult', result));
}

function readSource({ request, buckets }: Exchange): { bucket: Bucket; key: string } {
  const text = request.header('x-amz-copy-source') ?? '';
  const [, name, key] = /^\/?([^/?]+)\/([^?]+)$/.exec(text) ?? [];
  if (name === undefined || key === undefined) {
    throw new S3Error(
      'InvalidArgument',
      'x-amz-copy-source must be BUCKET/KEY, percent-encoded, without a version.',
    );
  }
  const bucket = buckets.get(name);
  if (bucket === undefined) throw new S3Error('NoSuchBucket', 'The source bucket does not exist.');
  try {
    return { bucket, key: decodeURIComponent(key) };
  } catch {
    throw new S3Error('InvalidArgument', 'x-amz-copy-source is not valid percent-encoded UTF-8.');
  }
}

function replacesHeaders(directive: string | undefined): boolean {
  if (directive === undefined || directive === 'COPY') return false;
  if (directive === 'REPLACE') return true;
  throw new S3Error('InvalidArgument', 'x-amz-metadata-directive is COPY or REPLACE.');
}
