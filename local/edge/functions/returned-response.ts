import { z } from 'zod';
import type { HeaderFields } from '../header-fields';
import { type Fields, fields, fromFields } from './fields';
import { isVisible, mayReturn } from './header-rules';

const body = z.union([
  z.string().transform(text => Buffer.from(text)),
  z.object({ encoding: z.literal('text'), data: z.string() }).transform(({ data }) => Buffer.from(data)),
  z
    .object({ encoding: z.literal('base64'), data: z.base64() })
    .transform(({ data }) => Buffer.from(data, 'base64')),
]);

const returned = z.object({
  statusCode: z.number().int().min(200).max(599),
  statusDescription: z.string().optional(),
  headers: fields.default({}),
  cookies: fields.default({}),
  body: body.optional(),
});

const NOTHING = { headers: {}, cookies: {} };

/** A response that a function made or changed; without `body` where the one that is there stays. */
export interface ReturnedResponse {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body?: Buffer;
}

/** Whether a function answers the request itself instead of letting it go on. */
export function isResponse(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'statusCode' in value;
}

/** The response that a viewer request function answers with; undefined where CloudFront would not take it. */
export function generatedResponse(value: unknown): Required<ReturnedResponse> | undefined {
  const response = parse(value, NOTHING);
  if (response === undefined) return undefined;
  const { body = Buffer.alloc(0) } = response;
  return { ...response, headers: { ...response.headers, 'content-length': String(body.length) }, body };
}

/**
 * A response as a viewer response function returned it; undefined where CloudFront would not take it.
 *
 * @param original headers of the response that went in; those that functions do not see stay
 */
export function changedResponse(
  value: unknown,
  before: { readonly headers: Fields; readonly cookies: Fields },
  original: HeaderFields,
): ReturnedResponse | undefined {
  const response = parse(value, before);
  if (response === undefined) return undefined;
  const hidden = Object.entries(original).filter(([name]) => !isVisible(name));
  return { ...response, headers: { ...Object.fromEntries(hidden), ...response.headers } };
}

function parse(
  value: unknown,
  before: { readonly headers: Fields; readonly cookies: Fields },
): ReturnedResponse | undefined {
  const { success, data: after } = returned.safeParse(value);
  if (!success || !mayReturn('viewer-response', after.headers, before.headers)) return undefined;
  const headers = new Map<string, string[]>();
  for (const [name, { value: text }] of fromFields(after.headers, before.headers)) {
    headers.set(name, [...(headers.get(name) ?? []), text]);
  }
  const cookies = fromFields(after.cookies, before.cookies).map(
    ([name, { value: text, attributes }]) => `${name}=${text}${attributes ? `; ${attributes}` : ''}`,
  );
  return {
    status: after.statusCode,
    headers: {
      ...Object.fromEntries(
        [...headers].map(([name, [first = '', ...rest]]) => [
          name,
          rest.length === 0 ? first : [first, ...rest],
        ]),
      ),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
      ...(after.body && { 'content-length': String(after.body.length) }),
    },
    ...(after.body && { body: after.body }),
  };
}
