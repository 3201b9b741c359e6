import { z } from '@hono/zod-openapi';

/** The `{id}` of a path. A text that is no id names no film, so it is `video_not_found` and not a fault of form. */
export const filmParams = z.object({
  id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'qMBzzXyRRL6tO5hzKqvP-A' }),
});

/** A body that must be there, as JSON. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

/** A body that may be left out, as JSON; then it is read as an empty object. */
export function optionalJsonBody<S extends z.ZodType>(schema: S) {
  return { required: false, content: { 'application/json': { schema } } } as const;
}

/**
 * A success with a body of JSON.
 *
 * @param headers what its headers say, by name
 */
export function jsonAnswer<S extends z.ZodType>(
  description: string,
  schema: S,
  headers?: Readonly<Record<string, string>>,
) {
  const content = { 'application/json': { schema } } as const;
  return { description, content, ...(headers && { headers: textHeaders(headers) }) };
}

function textHeaders(headers: Readonly<Record<string, string>>) {
  const described = Object.entries(headers).map(([name, text]) => {
    return [name, { description: text, schema: { type: 'string' as const } }] as const;
  });
  return Object.fromEntries(described);
}
