import { createHash } from 'node:crypto';
import { z } from 'zod';
import { answerXml } from '../answer';
import { receiveText } from '../body/receive-text';
import { keyOf } from '../exchange';
import { onWrite } from '../operation';
import { placeObject } from '../place-object';
import { writeCondition } from '../preconditions';
import { concatenate } from '../store/concatenate';
import { withTemporaryFile } from '../store/temporary-file';
import type { NumberedPart } from '../store/upload-store';
import { readXml } from '../xml/read-xml';
import { document, element } from '../xml/write-xml';
import { chooseParts, type NamedPart } from './choose-parts';

const part = z.object({
  PartNumber: z.string().regex(/^\d{1,5}$/),
  ETag: z.string(),
  ChecksumCRC32: z.string().optional(),
  ChecksumSHA1: z.string().optional(),
  ChecksumSHA256: z.string().optional(),
});
const requestBody = z.object({
  CompleteMultipartUpload: z.object({ Part: z.array(part).min(1).max(10_000) }),
});

/** CompleteMultipartUpload: the parts are joined in a new file, which then gets its key at once. */
export const completeUpload = onWrite('CompleteMultipartUpload', async exchange => {
  const { request, response, bucket } = exchange;
  const key = keyOf(exchange);
  const id = request.query('uploadId') ?? '';
  const body = readXml(await receiveText(exchange), ['Part'], requestBody);
  const named = body.CompleteMultipartUpload.Part.map(readPart);
  const condition = writeCondition(request);
  const object = await bucket.uploads.exclusively(key, id, async upload => {
    const parts = chooseParts(named, await bucket.uploads.parts(id));
    condition(await bucket.objects.find(key));
    const joined = await withTemporaryFile(bucket.dirs.temporary, async path => {
      await concatenate(
        parts.map(each => bucket.uploads.partData(id, each)),
        path,
      );
      const size = parts.reduce((sum, each) => sum + each.size, 0);
      const file = { path, size, etag: joinedEtag(parts) };
      const { headers } = upload;
      return placeObject(exchange, 'ObjectCreated:CompleteMultipartUpload', {
        key,
        file,
        headers,
        condition,
      });
    });
    await bucket.uploads.remove(id);
    return joined;
  });
  const result = [element('Bucket', bucket.name), element('Key', key), element('ETag', `"${object.etag}"`)];
  answerXml(response, document('CompleteMultipartUploadResult', result));
});

function readPart(text: z.infer<typeof part>): NamedPart {
  return {
    number: Number(text.PartNumber),
    etag: text.ETag.trim().replaceAll('"', ''),
    checksum: text.ChecksumCRC32 ?? text.ChecksumSHA1 ?? text.ChecksumSHA256,
  };
}

/** S3's ETag of joined parts: the MD5 of their MD5s, and their number. */
function joinedEtag(parts: readonly NumberedPart[]): string {
  const hash = createHash('md5');
  for (const each of parts) hash.update(Buffer.from(each.etag, 'hex'));
  return `${hash.digest('hex')}-${parts.length}`;
}
