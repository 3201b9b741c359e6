import { answerEmpty } from '../answer';
import { receiveFile } from '../body/receive-file';
import { keyOf } from '../exchange';
import { onKey } from '../operation';
import { S3Error } from '../s3-error';
import { withTemporaryFile } from '../store/temporary-file';

/** Highest number of a part (S3 user guide, "Amazon S3 multipart upload limits"). */
const PART_MAX = 10_000;

/** UploadPart. */
export const uploadPart = onKey('UploadPart', 's3:PutObject', async exchange => {
  const { request, response, bucket } = exchange;
  const key = keyOf(exchange);
  const number = readPartNumber(request.query('partNumber'));
  const upload = await bucket.uploads.find(key, request.query('uploadId') ?? '');
  const part = await withTemporaryFile(bucket.dirs.temporary, async path =>
    bucket.uploads.putPart(key, upload.id, number, await receiveFile(exchange, path)),
  );
  answerEmpty(response, 200, {
    etag: `"${part.etag}"`,
    ...(part.checksum === undefined
      ? {}
      : { [`x-amz-checksum-${part.checksum.algorithm}`]: part.checksum.value }),
  });
});

function readPartNumber(text: string | undefined): number {
  const number = /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0;
  if (number < 1 || number > PART_MAX) {
    throw new S3Error('InvalidArgument', `partNumber must be a number from 1 to ${PART_MAX}.`);
  }
  return number;
}
