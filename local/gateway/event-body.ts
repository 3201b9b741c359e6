import { isUtf8 } from 'node:buffer';

/** Media types that HTTP API hands on as text; forms are not among them. */
const TEXT = /^(text\/|application\/(json|xml|javascript)\b|application\/[\w.-]+\+(json|xml)\b)/i;

/** `body` and `isBase64Encoded` of an event: text as it is, anything else in base64, nothing for an empty body. */
export function eventBody(
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const plain = headers['content-encoding'] === undefined && TEXT.test(headers['content-type'] ?? '');
  return plain && isUtf8(body)
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true };
}
