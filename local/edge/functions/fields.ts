import { z } from 'zod';

const value = z.object({ value: z.string(), attributes: z.string().optional() });

/** A header, cookie or query parameter of an event; one that stands there more than once has all in `multiValue`. */
const field = value.extend({ multiValue: z.array(value).optional() });

/** Headers, cookies or query parameters of an event, by name. */
export const fields = z.record(z.string(), field);

type Value = z.output<typeof value>;
export type Fields = z.output<typeof fields>;

/** Names with their values, in their order, as the fields of an event ("Structure for a query string, header, or cookie"). */
export function toFields(pairs: readonly (readonly [string, Value])[]): Fields {
  const byName = new Map<string, Value[]>();
  for (const [name, each] of pairs) byName.set(name, [...(byName.get(name) ?? []), each]);
  return Object.fromEntries(
    [...byName].map(([name, [first = { value: '' }, ...rest]]) => [
      name,
      rest.length === 0 ? first : { ...first, multiValue: [first, ...rest] },
    ]),
  );
}

/**
 * The names and values that a function's fields mean. A change of `multiValue` counts; without one, a change of `value`
 * replaces the first value and leaves the others.
 *
 * @param before the fields that the function was given
 */
export function fromFields(after: Fields, before: Fields): (readonly [string, Value])[] {
  return Object.entries(after).flatMap(([name, { multiValue, ...first }]) => {
    const given = before[name]?.multiValue;
    const changed = multiValue !== undefined && JSON.stringify(multiValue) !== JSON.stringify(given);
    const values = changed ? multiValue : [first, ...(multiValue ?? []).slice(1)];
    return values.map(each => [name, each] as const);
  });
}
