import { bodilessResponse, COMMON_HEADERS, type GatewayResponse } from './gateway-response';

/** Seconds for which a browser may remember the answer to a preflight; browsers cap it themselves. */
const MAX_AGE = 86_400;

/**
 * The answer to every preflight. It is the same for every address and origin and repeats nothing of the request, so
 * a cache that keeps it does no harm. `*` does not cover Authorization (Fetch standard, "CORS-preflight fetch").
 */
export function preflightResponse(): GatewayResponse {
  return bodilessResponse(204, {
    ...COMMON_HEADERS,
    'access-control-allow-headers': '*, Authorization',
    'access-control-allow-methods': 'GET, HEAD, OPTIONS',
    'access-control-max-age': String(MAX_AGE),
    'cache-control': `public, max-age=${MAX_AGE}`,
  });
}
