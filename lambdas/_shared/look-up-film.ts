import { byAdoption } from '../../core/video/job-order';
import { sourceKey } from '../../core/video/object-keys';
import type { VideoRecord } from '../../core/video/record';
import { lookUp } from './look-up';
import type { MediaBucket } from './media-bucket';
import type { MediaConvert } from './media-convert';
import type { Recorded } from './record-fact';
import { takeFact } from './take-fact';
import { type JobNewsDesk, takeJob } from './take-job';

export interface LookUpDesk extends JobNewsDesk {
  readonly mediaConvert: Pick<MediaConvert, 'cancelJob' | 'recentJobs' | 'jobsOfInput'>;
  readonly bucket: JobNewsDesk['bucket'] & Pick<MediaBucket, 'name'>;
}

/**
 * The step `look_up`: looks for the jobs of the film's attempt and decides on each that is found, the one to adopt
 * first, or on there being none.
 *
 * @param record the film as it was read for this step
 * @param worker who looks; it gets the lease if there is no job and one is to be asked for
 * @returns what was decided, in that order; nothing for a film without an attempt
 * @throws whatever the adapters throw: a look-up that was not answered whole decides nothing
 */
export async function lookUpFilm(
  desk: LookUpDesk,
  record: VideoRecord,
  worker: string,
): Promise<readonly Recorded[]> {
  if (!('attempt' in record) || record.attempt === undefined) return [];
  const { id: video } = record;
  const { submission } = record.attempt;
  const { startedAt, jobs } = await lookUp(desk.mediaConvert, {
    video,
    submission,
    input: `s3://${desk.bucket.name}/${sourceKey(video)}`,
    since: submittingSince(record),
    now: desk.now,
  });
  if (jobs.length === 0) {
    return [await takeFact(desk, video, { kind: 'look_up_empty', worker, submission, startedAt })];
  }
  const all: Recorded[] = [];
  for (const job of byAdoption(jobs)) {
    all.push(await takeJob(desk, { ...job, video, submission }, 'look_up'));
  }
  return all;
}

/** When the film began to ask for the job of its last attempt. */
function submittingSince({ history, createdAt }: VideoRecord): number {
  return history.findLast(({ status }) => status === 'submitting')?.at ?? createdAt;
}
