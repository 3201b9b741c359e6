import { answerXml } from '../answer';
import type { Exchange } from '../exchange';
import { listPage } from '../list-page';
import type { Operation } from '../operation';
import type { S3Request } from '../s3-request';
import type { StoredObject } from '../store/stored-object';
import { isoDate } from '../xml/iso-date';
import { document, element } from '../xml/write-xml';
import { readContinuationToken, writeContinuationToken } from './continuation-token';
import { listEncoding, pageSize } from './list-parameters';

/** ListObjectsV2. */
export const listObjects: Operation = {
  name: 'ListObjectsV2',
  asks({ request }) {
    const { prefix, delimiter, maxKeys } = readSelection(request);
    const context = { 's3:prefix': prefix, 's3:delimiter': delimiter, 's3:max-keys': String(maxKeys) };
    return [{ action: 's3:ListBucket', context }];
  },
  answer,
};

function readSelection(request: S3Request): { prefix: string; delimiter: string; maxKeys: number } {
  return {
    prefix: request.query('prefix') ?? '',
    delimiter: request.query('delimiter') ?? '',
    maxKeys: pageSize(request, 'max-keys'),
  };
}

async function answer({ request, response, bucket }: Exchange): Promise<void> {
  const { prefix, delimiter, maxKeys } = readSelection(request);
  const token = request.query('continuation-token');
  const startAfter = request.query('start-after');
  const encode = listEncoding(request);
  const after = token === undefined ? (startAfter ?? '') : readContinuationToken(token);
  const page = listPage(await bucket.objects.list(prefix), { prefix, delimiter, after, maxKeys });
  const found = await Promise.all(page.keys.map(key => bucket.objects.find(key)));
  const objects = found.filter(object => object !== undefined);
  const xml = document('ListBucketResult', [
    element('Name', bucket.name),
    element('Prefix', encode(prefix)),
    ...optional('Delimiter', delimiter === '' ? undefined : encode(delimiter)),
    element('MaxKeys', maxKeys),
    ...optional('EncodingType', request.query('encoding-type')),
    element('KeyCount', objects.length + page.commonPrefixes.length),
    element('IsTruncated', page.next !== undefined),
    ...optional('ContinuationToken', token),
    ...optional(
      'NextContinuationToken',
      page.next === undefined ? undefined : writeContinuationToken(page.next),
    ),
    ...optional('StartAfter', startAfter === undefined ? undefined : encode(startAfter)),
    ...objects.map(object => contents(object, encode)),
    ...page.commonPrefixes.map(common => element('CommonPrefixes', [element('Prefix', encode(common))])),
  ]);
  answerXml(response, xml);
}

function contents(object: StoredObject, encode: (text: string) => string): string {
  return element('Contents', [
    element('Key', encode(object.key)),
    element('LastModified', isoDate(object.modified)),
    element('ETag', `"${object.etag}"`),
    element('Size', object.size),
    element('StorageClass', object.storageClass ?? 'STANDARD'),
  ]);
}

function optional(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [element(name, value)];
}
