import type { Clock } from '../../clock';
import type { JobRunner } from './jobs/job-runner';
import type { JobStore } from './jobs/job-store';
import type { Probe } from './probe/probe-answer';
import type { S3Access } from './storage/s3-access';

/** What the operations work on. */
export interface MediaConvert {
  readonly clock: Clock;
  readonly store: JobStore;
  readonly runner: JobRunner;
  /** When each queue was made, in milliseconds since the epoch, by its name. */
  readonly queues: ReadonlyMap<string, number>;
  readonly access: S3Access;
  readonly probe: Probe;
  /** How long a new job stays unseen by ListJobs and SearchJobs, in milliseconds. */
  readonly lookUpDelay: () => number;
  /** Cryptographic integer from 0 to below its argument. */
  readonly random: (below: number) => number;
}
