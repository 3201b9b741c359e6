import { z } from 'zod';

const version = z.object({
  id: z.string(),
  value: z.string(),
  /** Milliseconds since the epoch. */
  created: z.number(),
});

/** A secret as it lies on disk. */
export const secretRecord = z.object({
  name: z.string(),
  arn: z.string(),
  /** Milliseconds since the epoch. */
  created: z.number(),
  /** Missing until the first value is put. */
  current: version.optional(),
});

export type SecretRecord = z.infer<typeof secretRecord>;
