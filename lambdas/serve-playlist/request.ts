import * as z from 'zod/mini';
import { PREFIX, ROUTE } from '../../core/contract';
import { isTokenShaped } from '../../core/grant/token';
import { isPlaylistPath } from '../../core/video/object-keys';

/** What this function reads of an HTTP API event, payload format 2.0; header names arrive in lower case. */
const Event = z.object({
  version: z.literal('2.0'),
  routeKey: z.string(),
  rawPath: z.string(),
  pathParameters: z.optional(z.object({ token: z.optional(z.string()), proxy: z.optional(z.string()) })),
  headers: z.object({ 'accept-encoding': z.optional(z.string()), 'if-none-match': z.optional(z.string()) }),
  requestContext: z.object({
    requestId: z.optional(z.string()),
  }),
});

type Event = z.infer<typeof Event>;

export interface GatewayRequest {
  /** Names the request in the gateway's log. */
  requestId?: string | undefined;
  routeKey: string;
  isPreflight: boolean;
  /** What is asked for; undefined when nothing can be at this address. */
  target: { token: string; playlistPath: string } | undefined;
  acceptEncoding: string | undefined;
  ifNoneMatch: string | undefined;
}

const PLAYLIST_ROUTES = new Set([`GET ${ROUTE.play}`, `HEAD ${ROUTE.play}`]);

/**
 * Reads an event of the gateway. Nothing is decoded here: the path arrives decoded, and a second time would let
 * `%252F` pass as a slash.
 *
 * @throws ZodError when the event is not of payload format 2.0
 */
export function parseRequest(event: unknown): GatewayRequest {
  const parsed = Event.parse(event);
  return {
    requestId: parsed.requestContext.requestId,
    routeKey: parsed.routeKey,
    isPreflight: parsed.routeKey === `OPTIONS ${ROUTE.play}`,
    target: targetOf(parsed),
    acceptEncoding: parsed.headers['accept-encoding'],
    ifNoneMatch: parsed.headers['if-none-match'],
  };
}

/**
 * The gateway tells the path twice, and cuts only `rawPath` at an encoded `?`; an address on which the two disagree
 * is nobody's.
 */
function targetOf({ routeKey, rawPath, pathParameters }: Event): GatewayRequest['target'] {
  const { token, proxy } = pathParameters ?? {};
  if (!PLAYLIST_ROUTES.has(routeKey) || token === undefined || proxy === undefined) return undefined;
  if (rawPath !== `/${PREFIX.play}/${token}/${proxy}`) return undefined;
  return isTokenShaped(token) && isPlaylistPath(proxy) ? { token, playlistPath: proxy } : undefined;
}
