/** What the gateway takes from a function (HTTP API, payload format 2.0). */
export interface GatewayResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: boolean;
}

/** On every answer, refusals too: without CORS a page could not tell an expired grant from a dead network. */
export const COMMON_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Age, Content-Encoding, Content-Length, Date, ETag, Retry-After',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** An answer of status and headers alone. */
export function bodilessResponse(statusCode: number, headers: Record<string, string>): GatewayResponse {
  return { statusCode, headers, body: '', isBase64Encoded: false };
}
