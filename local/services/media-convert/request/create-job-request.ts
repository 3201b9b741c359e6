import { z } from 'zod';
import { cmafGroup } from './cmaf-group';
import { jobInput } from './inputs';
import { posterGroup } from './poster-group';

/** Seconds between two status updates (MediaConvert API reference, `StatusUpdateInterval`). */
const INTERVALS = [10, 12, 15, 20, 30, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600] as const;

/**
 * A CreateJob request as it comes over the wire, as far as local mode can do what it says: any other setting, and any
 * other value, is a fault.
 */
export const createJobRequest = z.strictObject({
  role: z.string().regex(/^arn:aws:iam::\d{12}:role\/\S+$/),
  queue: z.string().min(1),
  /** At most 64 ASCII characters (MediaConvert API reference, `CreateJobRequest`). */
  clientRequestToken: z.string().regex(/^[\x20-\x7e]{1,64}$/),
  userMetadata: z.record(z.string(), z.string()),
  statusUpdateInterval: z.enum(INTERVALS.map(seconds => `SECONDS_${seconds}` as const)),
  accelerationSettings: z.strictObject({ mode: z.literal('DISABLED') }),
  settings: z.strictObject({
    timecodeConfig: z.strictObject({ source: z.literal('ZEROBASED') }),
    inputs: z.tuple([jobInput]),
    outputGroups: z.tuple([cmafGroup, posterGroup]),
  }),
});

export type CreateJobRequest = z.output<typeof createJobRequest>;

/** Seconds between two status updates of the job. */
export function statusUpdateSeconds({ statusUpdateInterval }: CreateJobRequest): number {
  return Number(statusUpdateInterval.slice('SECONDS_'.length));
}
