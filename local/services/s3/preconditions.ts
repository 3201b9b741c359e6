import { notImplemented, S3Error } from './s3-error';
import type { S3Request } from './s3-request';
import type { StoredObject } from './store/stored-object';

type Header = (name: string) => string | undefined;

/**
 * Judges a read's preconditions in the order of RFC 9110, section 13.2.2.
 *
 * @param header reads a header of the request; copying has names of its own for the same four
 * @returns whether the client's copy is still good (304)
 * @throws S3Error `PreconditionFailed`
 */
export function isNotModified(header: Header, object: StoredObject): boolean {
  const ifMatch = header('if-match');
  const unmodifiedSince = readDate(header('if-unmodified-since'));
  if (ifMatch !== undefined) {
    if (!matchesTag(ifMatch, object.etag)) throw failed();
  } else if (unmodifiedSince !== undefined && seconds(object) > unmodifiedSince) {
    throw failed();
  }
  const ifNoneMatch = header('if-none-match');
  if (ifNoneMatch !== undefined) return matchesTag(ifNoneMatch, object.etag);
  const modifiedSince = readDate(header('if-modified-since'));
  return modifiedSince !== undefined && seconds(object) <= modifiedSince;
}

/** Whether a Range header still speaks of this object (RFC 9110, section 13.1.5). */
export function rangeStillHolds(request: S3Request, object: StoredObject): boolean {
  const ifRange = request.header('if-range');
  if (ifRange === undefined) return true;
  return ifRange === `"${object.etag}"` || readDate(ifRange) === seconds(object);
}

/**
 * The check of a conditional write (S3 user guide, "Conditional writes").
 *
 * @throws S3Error `NotImplemented` for a condition that S3 does not have either
 */
export function writeCondition(request: S3Request): (current: StoredObject | undefined) => void {
  const ifNoneMatch = request.header('if-none-match');
  const ifMatch = request.header('if-match');
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*')
    throw notImplemented('If-None-Match with an ETag on writes');
  return current => {
    if (ifNoneMatch === '*' && current !== undefined) throw failed();
    if (ifMatch === undefined) return;
    if (current === undefined) throw new S3Error('NoSuchKey', 'There is no object with this key.');
    if (!matchesTag(ifMatch, current.etag)) throw failed();
  };
}

function matchesTag(list: string, etag: string): boolean {
  const tags = list.split(',').map(tag => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(`"${etag}"`) || tags.includes(etag);
}

function readDate(text: string | undefined): number | undefined {
  const instant = Date.parse(text ?? '');
  return Number.isNaN(instant) ? undefined : instant;
}

/** HTTP dates know whole seconds only. */
function seconds(object: StoredObject): number {
  return Math.floor(object.modified / 1000) * 1000;
}

function failed(): S3Error {
  return new S3Error('PreconditionFailed', 'A precondition of the request does not hold.');
}
