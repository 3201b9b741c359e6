import { answerXml } from '../answer';
import { keyOf } from '../exchange';
import { onKey } from '../operation';
import { S3Error } from '../s3-error';
import type { NumberedPart } from '../store/upload-store';
import { isoDate } from '../xml/iso-date';
import { document, element } from '../xml/write-xml';
import { pageSize } from './list-parameters';

/** ListParts. */
export const listParts = onKey('ListParts', 's3:ListMultipartUploadParts', async exchange => {
  const { request, response, bucket } = exchange;
  const key = keyOf(exchange);
  const maxParts = pageSize(request, 'max-parts');
  const marker = request.query('part-number-marker') ?? '0';
  if (!/^\d{1,5}$/.test(marker)) throw new S3Error('InvalidArgument', 'part-number-marker must be a number.');
  const upload = await bucket.uploads.find(key, request.query('uploadId') ?? '');
  const following = (await bucket.uploads.parts(upload.id)).filter(part => part.number > Number(marker));
  const page = following.slice(0, maxParts);
  const xml = document('ListPartsResult', [
    element('Bucket', bucket.name),
    element('Key', key),
    element('UploadId', upload.id),
    element('PartNumberMarker', marker),
    element('NextPartNumberMarker', page.at(-1)?.number ?? marker),
    element('MaxParts', maxParts),
    element('IsTruncated', following.length > page.length),
    ...page.map(entry),
    element('StorageClass', 'STANDARD'),
  ]);
  answerXml(response, xml);
});

function entry(part: NumberedPart): string {
  const { checksum } = part;
  return element('Part', [
    element('PartNumber', part.number),
    element('LastModified', isoDate(part.modified)),
    element('ETag', `"${part.etag}"`),
    element('Size', part.size),
    ...(checksum === undefined
      ? []
      : [element(`Checksum${checksum.algorithm.toUpperCase()}`, checksum.value)]),
  ]);
}
