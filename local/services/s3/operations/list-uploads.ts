import { answerXml } from '../answer';
import { onBucket } from '../operation';
import { notImplemented } from '../s3-error';
import { isoDate } from '../xml/iso-date';
import { document, element } from '../xml/write-xml';
import { listEncoding, pageSize } from './list-parameters';

/** Parameters of ListMultipartUploads that are refused by name. */
const REFUSED = ['delimiter', 'key-marker', 'upload-id-marker'];

/** ListMultipartUploads: the first page, by prefix. */
export const listUploads = onBucket(
  'ListMultipartUploads',
  's3:ListBucketMultipartUploads',
  async exchange => {
    const { request, response, bucket } = exchange;
    const refused = REFUSED.find(name => (request.query(name) ?? '') !== '');
    if (refused !== undefined) throw notImplemented(`the parameter ${refused} of ListMultipartUploads`);
    const prefix = request.query('prefix') ?? '';
    const maxUploads = pageSize(request, 'max-uploads');
    const encode = listEncoding(request);
    const uploads = await bucket.uploads.list(prefix);
    const xml = document('ListMultipartUploadsResult', [
      element('Bucket', bucket.name),
      element('Prefix', encode(prefix)),
      element('MaxUploads', maxUploads),
      element('IsTruncated', uploads.length > maxUploads),
      ...uploads
        .slice(0, maxUploads)
        .map(upload =>
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
