import type { IncomingMessage } from 'node:http';
import { queryValue, type RawRequest, rawRequest } from '../sigv4/raw-request';
import { S3Error } from './s3-error';

/** Longest key in bytes of UTF-8 (S3 user guide, "Naming Amazon S3 objects"). */
const KEY_MAX = 1024;

/** A request with its bucket and key taken apart. Only path-style addresses are known. */
export type S3Request = {
  readonly raw: RawRequest;
  readonly incoming: IncomingMessage;
  readonly method: string;
  readonly bucket: string;
  /** Decoded; `undefined` for the bucket itself. */
  readonly key: string | undefined;
  /** A query parameter's value. */
  query(name: string): string | undefined;
  /** A header's value, by lower-case name; a presigned request may carry `x-amz-` headers in its query. */
  header(name: string): string | undefined;
  /** Lower-case names that `header` knows. */
  readonly headerNames: readonly string[];
};

/**
 * @throws S3Error `InvalidURI` or `KeyTooLongError`
 * @throws SigV4Error `malformed` when the target or its query cannot be read
 */
export function readS3Request(incoming: IncomingMessage): S3Request {
  const raw = rawRequest(incoming);
  const slash = raw.path.indexOf('/', 1);
  const bucket = decode(raw.path.slice(1, slash < 0 ? undefined : slash));
  const key = slash < 0 || slash === raw.path.length - 1 ? undefined : decode(raw.path.slice(slash + 1));
  if (key !== undefined && Buffer.byteLength(key) > KEY_MAX) {
    throw new S3Error('KeyTooLongError', `A key has at most ${KEY_MAX} bytes.`);
  }
  const headers = new Map([...hoistedHeaders(raw), ...raw.headers]);
  return {
    raw,
    incoming,
    method: raw.method,
    bucket,
    key,
    query: name => queryValue(raw, name),
    header: name => headers.get(name),
    headerNames: [...headers.keys()],
  };
}

/**
 * Headers that a presigned request carries as query parameters, where its signature covers them. Checksums do not
 * count there: SDKs presign the one of an empty body, and S3 passes over it (aws-sdk-go-v2 issue 2610).
 */
function hoistedHeaders(raw: RawRequest): [string, string][] {
  if (queryValue(raw, 'X-Amz-Signature') === undefined) return [];
  return Object.entries(raw.query)
    .filter(([name]) => /^x-amz-(?!checksum-)/i.test(name))
    .map(([name]) => [name.toLowerCase(), queryValue(raw, name) ?? '']);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', 'The path is not valid percent-encoded UTF-8.');
  }
}
