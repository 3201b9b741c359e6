import { answerEmpty } from '../answer';
import { demand } from '../authorise';
import { type Exchange, keyOf } from '../exchange';

/** AbortMultipartUpload. */
export async function abortUpload(exchange: Exchange): Promise<void> {
  const { uploads } = exchange.bucket;
  const key = keyOf(exchange);
  demand(exchange, 's3:AbortMultipartUpload', { key });
  await uploads.exclusively(key, exchange.request.query('uploadId') ?? '', upload =>
    uploads.remove(upload.id),
  );
  answerEmpty(exchange.response, 204);
}
