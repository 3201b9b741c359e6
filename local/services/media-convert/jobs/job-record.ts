import { z } from 'zod';
import { createJobRequest } from '../request/create-job-request';

const outputDetail = z.object({
  durationInMs: z.number(),
  videoDetails: z
    .object({ widthInPx: z.number(), heightInPx: z.number(), averageBitrate: z.number().optional() })
    .optional(),
  outputFilePaths: z.array(z.string()).optional(),
});

const outputGroupDetail = z.object({
  type: z.enum(['CMAF_GROUP', 'FILE_GROUP']),
  playlistFilePaths: z.array(z.string()).optional(),
  outputDetails: z.array(outputDetail),
});

/** A job as it lies on disk. Times are milliseconds since the epoch. */
export const jobRecord = z.object({
  id: z.string(),
  /** Place in the order of creation. */
  sequence: z.int(),
  createdAt: z.number(),
  request: createJobRequest,
  status: z.enum(['SUBMITTED', 'PROGRESSING', 'COMPLETE', 'CANCELED', 'ERROR']),
  startedAt: z.number().optional(),
  finishedAt: z.number().optional(),
  /** Whether the event of how it ended was handed on; missing before the end. */
  announced: z.boolean().optional(),
  error: z.object({ code: z.int(), message: z.string() }).optional(),
  outputGroups: z.array(outputGroupDetail).optional(),
});

export type JobRecord = z.output<typeof jobRecord>;
export type OutputGroupDetail = z.output<typeof outputGroupDetail>;

/** Whether the job has come to its end. */
export function isOver({ status }: Pick<JobRecord, 'status'>): boolean {
  return status !== 'SUBMITTED' && status !== 'PROGRESSING';
}
