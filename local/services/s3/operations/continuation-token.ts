import { S3Error } from '../s3-error';

/** The place in a listing after which the next page starts, as an opaque text. */
export function writeContinuationToken(last: string): string {
  return Buffer.from(last, 'utf8').toString('base64url');
}

/** @throws S3Error `InvalidArgument` for a text that `writeContinuationToken` did not make */
export function readContinuationToken(token: string): string {
  const last = Buffer.from(token, 'base64url').toString('utf8');
  if (last === '' || writeContinuationToken(last) !== token) {
    throw new S3Error('InvalidArgument', 'The continuation token is not one of this service.');
  }
  return last;
}
