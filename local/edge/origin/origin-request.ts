import { withoutSigningParameters } from '../access/signing-parameters';
import type { ReadyBehaviour } from '../distribution';
import { fieldValue, type HeaderFields, HOP_BY_HOP } from '../header-fields';
import type { ViewerRequest } from '../viewer-request';

/** A request to an origin, not yet signed. */
export interface OriginRequest {
  readonly method: string;
  /** Address of the origin, its path left out. */
  readonly url: URL;
  /** Raw path and query below the origin's address. */
  readonly path: string;
  readonly query: string | undefined;
  readonly headers: HeaderFields;
}

/** Fields that the cache or the edge itself decides on, whatever an origin request policy forwards. */
const OURS: ReadonlySet<string> = new Set([
  ...HOP_BY_HOP,
  'accept-encoding',
  'content-length',
  'cookie',
  'expect',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'range',
]);

/**
 * The request that goes to the behaviour's origin: the raw path, as the viewer wrote it, and only those headers,
 * cookies and query that the policies name. Signing parameters never go along.
 *
 * @param extra encodings of the cache key, and conditions and range as the cache wants them
 */
export function originRequest(
  viewer: ViewerRequest,
  behaviour: ReadyBehaviour,
  {
    id,
    path,
    encodings,
    conditions,
  }: { id: string; path: string; encodings: readonly string[]; conditions: HeaderFields },
): OriginRequest {
  const { originRequest: policy, origin, cache } = behaviour;
  const url = new URL(origin.url);
  const forwarded = Object.entries(viewer.headers).filter(
    ([name]) => !OURS.has(name) && policy.forwards(name),
  );
  const acceptEncoding =
    cache.encodings.length > 0 ? encodings.join(',') : fieldValue(viewer.headers, 'accept-encoding');
  const keepsEncoding = cache.encodings.length > 0 || policy.forwards('accept-encoding');
  const cookie = fieldValue(viewer.headers, 'cookie');
  const forwardedFor = fieldValue(viewer.headers, 'x-forwarded-for');
  return {
    method: viewer.method,
    url,
    path: `${url.pathname.replace(/\/$/, '')}${path}`,
    query: policy.query ? withoutSigningParameters(viewer.rawQuery) : undefined,
    headers: {
      'user-agent': 'Amazon CloudFront',
      ...Object.fromEntries(forwarded),
      ...(policy.cookies && cookie !== undefined && { cookie }),
      ...(keepsEncoding && acceptEncoding && { 'accept-encoding': acceptEncoding }),
      ...bodyHeaders(viewer),
      ...conditions,
      host: url.host,
      via: `1.1 ${id}.cloudfront.net (CloudFront)`,
      'x-amz-cf-id': id,
      'x-forwarded-for': forwardedFor === undefined ? viewer.ip : `${forwardedFor},${viewer.ip}`,
    },
  };
}

function bodyHeaders({ hasBody, headers }: ViewerRequest): HeaderFields {
  if (!hasBody) return {};
  const length = fieldValue(headers, 'content-length');
  const type = fieldValue(headers, 'content-type');
  return {
    ...(length === undefined ? { 'transfer-encoding': 'chunked' } : { 'content-length': length }),
    ...(type !== undefined && { 'content-type': type }),
  };
}
