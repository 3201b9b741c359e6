import { z } from 'zod';
import { answerXml } from '../answer';
import { type AccessTarget, mayDo } from '../authorise';
import { promisedChecksum } from '../body/checksum-headers';
import { receiveText } from '../body/receive-text';
import type { Exchange } from '../exchange';
import type { Operation } from '../operation';
import { S3Error } from '../s3-error';
import { readXml } from '../xml/read-xml';
import { document, element } from '../xml/write-xml';

const request = z.object({
  Delete: z.object({
    Quiet: z.string().optional(),
    Object: z
      .array(z.strictObject({ Key: z.string().min(1) }))
      .min(1)
      .max(1000),
  }),
});

/** DeleteObjects: up to 1,000 keys, each with its own permission and its own result. */
export const deleteObjects: Operation = {
  name: 'DeleteObjects',
  async asks(exchange) {
    const { Object: named } = await readDelete(exchange);
    return named.map(({ Key }) => deletion(Key));
  },
  answer,
  refusesSingly: true,
};

function deletion(key: string): AccessTarget {
  return { action: 's3:DeleteObject', key };
}

async function readDelete(exchange: Exchange): Promise<z.infer<typeof request>['Delete']> {
  const { header, headerNames } = exchange.request;
  if (header('content-md5') === undefined && promisedChecksum(headerNames, header) === undefined) {
    throw new S3Error('InvalidRequest', 'DeleteObjects needs Content-MD5 or a checksum.');
  }
  return readXml(await receiveText(exchange), ['Object'], request).Delete;
}

async function answer(exchange: Exchange): Promise<void> {
  const Delete = await readDelete(exchange);
  const quiet = Delete.Quiet?.trim() === 'true';
  const results: string[] = [];
  for (const { Key } of Delete.Object) {
    if (!mayDo(exchange, deletion(Key))) {
      results.push(
        element('Error', [
          element('Key', Key),
          element('Code', 'AccessDenied'),
          element('Message', 'Access Denied'),
        ]),
      );
      continue;
    }
    await exchange.bucket.objects.delete(Key);
    if (!quiet) results.push(element('Deleted', [element('Key', Key)]));
  }
  answerXml(exchange.response, document('DeleteResult', results));
}
