import { answerXml } from '../answer';
import { onBucket } from '../operation';
import { notImplemented } from '../s3-error';
import type { StoredUpload } from '../store/stored-object';
import { isoDate } from '../xml/iso-date';
import { document, element } from '../xml/write-xml';
import { listEncoding, pageSize } from './list-parameters';

/** ListMultipartUploads, by prefix and page by page. */
export const listUploads = onBucket(
  'ListMultipartUploads',
  's3:ListBucketMultipartUploads',
  async exchange => {
    const { request, response, bucket } = exchange;
    if ((request.query('delimiter') ?? '') !== '')
      throw notImplemented('the parameter delimiter of ListMultipartUploads');
    const prefix = request.query('prefix') ?? '';
    const keyMarker = request.query('key-marker') ?? '';
    const idMarker = keyMarker === '' ? '' : (request.query('upload-id-marker') ?? '');
    const maxUploads = pageSize(request, 'max-uploads');
    const encode = listEncoding(request);
    const following = (await bucket.uploads.list(prefix)).filter(each => isAfter(each, keyMarker, idMarker));
    const page = following.slice(0, maxUploads);
    const last = page.at(-1);
    const isTruncated = following.length > page.length && last !== undefined;
    const xml = document('ListMultipartUploadsResult', [
      element('Bucket', bucket.name),
      element('KeyMarker', encode(keyMarker)),
      element('UploadIdMarker', idMarker),
      ...(isTruncated
        ? [element('NextKeyMarker', encode(last.key)), element('NextUploadIdMarker', last.id)]
        : []),
      element('Prefix', encode(prefix)),
      element('MaxUploads', maxUploads),
      element('IsTruncated', isTruncated),
      ...page.map(upload =>
        element('Upload', [
          element('Key', encode(upload.key)),
          element('UploadId', upload.id),
          element('Initiated', isoDate(upload.initiated)),
          element('StorageClass', 'STANDARD'),
        ]),
      ),
    ]);
    answerXml(response, xml);
  },
);

/** Whether an upload stands behind the markers: without an id, behind all uploads of the marked key. */
function isAfter({ key, id }: StoredUpload, keyMarker: string, idMarker: string): boolean {
  const order = Buffer.compare(Buffer.from(key), Buffer.from(keyMarker));
  return order > 0 || (order === 0 && idMarker !== '' && id > idMarker);
}
