import { z } from 'zod';

/** A schema that is chosen by the value itself, so that a fault is told of the one that was meant. */
export function choose<Schema extends z.ZodType>(
  which: (value: object) => Schema,
): z.ZodType<z.output<Schema>> {
  return z.looseObject({}).transform((value, context) => {
    const result = which(value).safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    }
    return z.NEVER;
  });
}
