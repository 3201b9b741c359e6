import { validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';
import { type GatewayAnswer, ownAnswer } from './gateway-answer';

const headerValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const structured = z.object({
  statusCode: z.int().min(200).max(599),
  headers: z.record(z.string(), headerValue).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** Headers that belong to the connection between client and gateway; the function has no say in them. */
const GATEWAYS_OWN = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade']);

/**
 * What HTTP API makes of a function's result (payload format version 2.0): an object with a `statusCode` is the
 * answer; anything else is a body of type application/json; a malformed answer is status 500.
 */
export function httpApiResponse(result: unknown): GatewayAnswer {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) return plainValue(result);
  const parsed = structured.safeParse(result);
  if (!parsed.success) return ownAnswer('functionFailed');
  const { statusCode, cookies, body, isBase64Encoded } = parsed.data;
  const headers = [
    ...Object.entries(parsed.data.headers).map(([name, value]) => [name.toLowerCase(), value] as const),
    ...cookies.map(cookie => ['set-cookie', cookie] as const),
  ].filter(([name]) => !GATEWAYS_OWN.has(name));
  if (!headers.every(isSendable)) return ownAnswer('functionFailed');
  const untyped = body !== '' && !headers.some(([name]) => name === 'content-type');
  return {
    status: statusCode,
    headers: untyped ? [...headers, ['content-type', 'text/plain;charset=UTF-8']] : headers,
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}

function plainValue(value: unknown): GatewayAnswer {
  return {
    status: 200,
    headers: [['content-type', 'application/json']],
    body: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value ?? null)),
  };
}

function isSendable([name, value]: readonly [string, string]): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
