import { answerEmpty } from '../answer';
import { keyOf } from '../exchange';
import { onKey } from '../operation';

/** AbortMultipartUpload. */
export const abortUpload = onKey('AbortMultipartUpload', 's3:AbortMultipartUpload', async exchange => {
  const { uploads } = exchange.bucket;
  const key = keyOf(exchange);
  await uploads.exclusively(key, exchange.request.query('uploadId') ?? '', upload =>
    uploads.remove(upload.id),
  );
  answerEmpty(exchange.response, 204);
});
