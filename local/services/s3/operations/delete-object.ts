import { answerEmpty } from '../answer';
import { keyOf } from '../exchange';
import { onKey } from '../operation';

/** DeleteObject: 204 whether or not there was one. */
export const deleteObject = onKey('DeleteObject', 's3:DeleteObject', async exchange => {
  const key = keyOf(exchange);
  await exchange.bucket.objects.delete(key);
  answerEmpty(exchange.response, 204);
});
