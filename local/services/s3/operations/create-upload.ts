import { answerXml } from '../answer';
import { readAlgorithm } from '../body/checksum-headers';
import { keyOf } from '../exchange';
import { objectHeaders } from '../object-headers';
import { onKey } from '../operation';
import { document, element } from '../xml/write-xml';

/** CreateMultipartUpload. The headers that it brings are those of the finished object. */
export const createUpload = onKey('CreateMultipartUpload', 's3:PutObject', async exchange => {
  const { request, response, bucket } = exchange;
  const key = keyOf(exchange);
  const algorithm = request.header('x-amz-checksum-algorithm');
  if (algorithm !== undefined) {
    response.setHeader('x-amz-checksum-algorithm', readAlgorithm(algorithm).toUpperCase());
  }
  const upload = await bucket.uploads.create(key, objectHeaders(request));
  const result = [element('Bucket', bucket.name), element('Key', key), element('UploadId', upload.id)];
  answerXml(response, document('InitiateMultipartUploadResult', result));
});
