import { z } from 'zod';
import type { HeaderFields } from '../header-fields';
import type { ViewerRequest } from '../viewer-request';
import { type Fields, fields, fromFields } from './fields';
import type { EventRequest } from './function-event';
import { isVisible, mayReturn } from './header-rules';

const returned = z.object({
  method: z.string(),
  uri: z.string().startsWith('/'),
  querystring: fields.default({}),
  headers: fields.default({}),
  cookies: fields.default({}),
});

/** Characters of a URI with its query, which must stay below this ("Restrictions on all edge functions", URI). */
const URI_LIMIT = 8_192;

/**
 * The viewer's request as a function returned it; undefined where CloudFront would not take it. What the function left
 * alone keeps every byte.
 */
export function returnedRequest(
  value: unknown,
  viewer: ViewerRequest,
  before: EventRequest,
): ViewerRequest | undefined {
  const { success, data: after } = returned.safeParse(value);
  if (!success || after.method !== viewer.method) return undefined;
  if (!mayReturn('viewer-request', after.headers, before.headers)) return undefined;
  const rawQuery = isSame(after.querystring, before.querystring)
    ? viewer.rawQuery
    : queryText(after.querystring, before.querystring);
  const uri = rawQuery === undefined ? after.uri : `${after.uri}?${rawQuery}`;
  if (!isSendable(uri, after.uri) || uri.length >= URI_LIMIT) return undefined;
  return { ...viewer, rawPath: after.uri, rawQuery, headers: headersOf(viewer, after, before) };
}

/** No space, control character or fragment; a question mark only where the query starts. */
function isSendable(uri: string, path: string): boolean {
  return /^[!"$-~]+$/.test(uri) && !path.includes('?');
}

function headersOf(
  viewer: ViewerRequest,
  after: Pick<EventRequest, 'headers' | 'cookies'>,
  before: EventRequest,
): HeaderFields {
  if (isSame(after.headers, before.headers) && isSame(after.cookies, before.cookies)) return viewer.headers;
  const hidden = Object.entries(viewer.headers).filter(([name]) => !isVisible(name));
  const cookies = fromFields(after.cookies, before.cookies).map(([name, { value }]) => `${name}=${value}`);
  const seen = new Map<string, string[]>();
  for (const [name, { value }] of fromFields(after.headers, before.headers)) {
    seen.set(name, [...(seen.get(name) ?? []), value]);
  }
  return {
    ...Object.fromEntries(hidden),
    ...Object.fromEntries([...seen].map(([name, values]) => [name, values.join(', ')])),
    ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
  };
}

function queryText(after: Fields, before: Fields): string | undefined {
  const pairs = fromFields(after, before).map(([name, { value }]) => `${name}=${value}`);
  return pairs.length === 0 ? undefined : pairs.join('&');
}

function isSame(after: Fields, before: Fields): boolean {
  return JSON.stringify(after) === JSON.stringify(before);
}
