import { answerEmpty } from '../answer';
import { demand } from '../authorise';
import { type Exchange, keyOf } from '../exchange';

/** DeleteObject: 204 whether or not there was one. */
export async function deleteObject(exchange: Exchange): Promise<void> {
  const key = keyOf(exchange);
  demand(exchange, 's3:DeleteObject', { key });
  await exchange.bucket.objects.delete(key);
  answerEmpty(exchange.response, 204);
}
