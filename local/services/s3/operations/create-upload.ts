import { answerXml } from '../answer';
import { demand } from '../authorise';
import { readAlgorithm } from '../body/checksum-headers';
import { type Exchange, keyOf } from '../exchange';
import { objectHeaders } from '../object-headers';
import { document, element } from '../xml/write-xml';

/** CreateMultipartUpload. The headers that it brings are those of the finished object. */
export async function createUpload(exchange: Exchange): Promise<void> {
  const { request, response, bucket } = exchange;
  const key = keyOf(exchange);
  demand(exchange, 's3:PutObject', { key });
  const algorithm = request.header('x-amz-checksum-algorithm');
  if (algorithm !== undefined) {
    response.setHeader('x-amz-checksum-algorithm', readAlgorithm(algorithm).toUpperCase());
  }
  const upload = await bucket.uploads.create(key, objectHeaders(request));
  const result = [element('Bucket', bucket.name), element('Key', key), element('UploadId', upload.id)];
  answerXml(response, document('InitiateMultipartUploadResult', result));
}
