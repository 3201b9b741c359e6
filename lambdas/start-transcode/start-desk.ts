import type { AnnouncingDesk } from '../_shared/announce-film';
import type { JobSubmission } from '../_shared/job-submission';
import type { LookUpDesk } from '../_shared/look-up-film';
import type { MediaBucket } from '../_shared/media-bucket';
import type { UploadQueue } from '../_shared/upload-queue';
import type { Config } from './config';
import type { Report } from './outcome';

/** What this function works with. */
export interface StartDesk extends LookUpDesk, AnnouncingDesk {
  readonly catalogue: LookUpDesk['catalogue'];
  readonly mediaConvert: LookUpDesk['mediaConvert'];
  readonly bucket: MediaBucket;
  readonly uploadQueue: UploadQueue;
  readonly submission: JobSubmission;
  readonly config: Pick<Config, 'jobQueueArn' | 'jobRoleArn' | 'ingest'>;
  readonly report: Report;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

/** One invocation. */
export interface Worker {
  /** New for each invocation: leases are held under it. */
  readonly name: string;
  /** Milliseconds until the invocation is ended. */
  readonly remaining: () => number;
}
