import { z } from 'zod';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A pattern below one field: the values that fit, or patterns of the fields inside. */
type FieldPattern = readonly z.infer<typeof value>[] | { readonly [field: string]: FieldPattern };

const fieldPattern: z.ZodType<FieldPattern> = z.lazy(() =>
  z.union([z.array(value).min(1), z.record(z.string(), fieldPattern)], {
    error: 'local EventBridge knows no other matcher than lists of exact values',
  }),
);

/** An event pattern of which every part can be judged: only exact values are known here. */
export const eventPattern = z.record(z.string(), fieldPattern);

export type EventPattern = z.infer<typeof eventPattern>;

/** Whether an event fits: every field that the pattern names holds one of its values, or a list with one of them. */
export function matchesPattern(pattern: EventPattern, event: unknown): boolean {
  return Object.entries(pattern).every(([field, wanted]) => fieldFits(wanted, memberOf(event, field)));
}

function fieldFits(wanted: FieldPattern, actual: unknown): boolean {
  if (!isList(wanted)) return matchesPattern(wanted, actual);
  const values: readonly unknown[] = Array.isArray(actual) ? actual : [actual];
  return wanted.some(each => values.includes(each));
}

function isList(pattern: FieldPattern): pattern is readonly z.infer<typeof value>[] {
  return Array.isArray(pattern);
}

function memberOf(event: unknown, field: string): unknown {
  const isObject = typeof event === 'object' && event !== null;
  return isObject && Object.hasOwn(event, field)
    ? Object.entries(event).find(([name]) => name === field)?.[1]
    : undefined;
}
