import { matchesEntityTag } from './entity-tag';
import { bodilessResponse, COMMON_HEADERS, type GatewayResponse } from './gateway-response';
import type { PlaylistBody } from './playlist-body';

/** Longest time that a cache may keep a playlist, in seconds. */
const CACHE_MAX = 600;

interface PlaylistResponse {
  body: PlaylistBody;
  contentType: string;
  ifNoneMatch: string | undefined;
  /** Seconds since the epoch at which the grant ends. */
  expires: number;
  /** Milliseconds since the epoch. */
  now: number;
}

/** 200 with the playlist, or 304. HEAD is answered as GET: the gateway counts the body, and sends it to nobody. */
export function playlistResponse(input: PlaylistResponse): GatewayResponse {
  const { body, contentType, ifNoneMatch, expires, now } = input;
  const headers = {
    ...COMMON_HEADERS,
    'cache-control': cacheControl(expires, now),
    etag: body.etag,
    vary: 'Accept-Encoding',
  };
  if (matchesEntityTag(ifNoneMatch, body.etag)) return bodilessResponse(304, headers);
  const contentHeaders = {
    ...headers,
    'content-type': contentType,
    ...(body.coding === 'identity' ? {} : { 'content-encoding': body.coding }),
  };
  return { statusCode: 200, headers: contentHeaders, body: body.text, isBase64Encoded: body.isBase64Encoded };
}

/**
 * No cache keeps a playlist beyond its grant. A browser behind CloudFront counts the time spent there against max-age
 * too, by the Age header (RFC 9111, section 4.2.3), so both limits may be the same.
 */
function cacheControl(expires: number, now: number): string {
  const seconds = Math.max(0, Math.min(CACHE_MAX, Math.floor(expires - now / 1000)));
  return `public, max-age=${seconds}, s-maxage=${seconds}`;
}
