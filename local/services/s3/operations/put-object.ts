import { answerEmpty } from '../answer';
import { receiveFile } from '../body/receive-file';
import { keyOf } from '../exchange';
import { objectHeaders } from '../object-headers';
import { onWrite } from '../operation';
import { placeObject } from '../place-object';
import { writeCondition } from '../preconditions';
import { withTemporaryFile } from '../store/temporary-file';

/** PutObject: the body goes to a new file and gets its key when every promise made for it was kept. */
export const putObject = onWrite('PutObject', async exchange => {
  const { request, response, bucket } = exchange;
  const key = keyOf(exchange);
  const headers = objectHeaders(request);
  const condition = writeCondition(request);
  condition(await bucket.objects.find(key));
  const object = await withTemporaryFile(bucket.dirs.temporary, async path =>
    placeObject(exchange, 'ObjectCreated:Put', {
      key,
      file: await receiveFile(exchange, path),
      headers,
      condition,
    }),
  );
  answerEmpty(response, 200, {
    etag: `"${object.etag}"`,
    ...(object.checksum === undefined
      ? {}
      : { [`x-amz-checksum-${object.checksum.algorithm}`]: object.checksum.value }),
  });
});
