import { asQueueArn, jobArn } from '../arns';
import type { JobRecord, OutputGroupDetail } from '../jobs/job-record';
import type { MediaConvert } from '../media-convert';

/** A job as the API tells of it (MediaConvert API reference, `Job`); times in seconds since the epoch. */
export function jobAnswer(job: JobRecord, { runner }: Pick<MediaConvert, 'runner'>): Record<string, unknown> {
  const { id, createdAt, startedAt, finishedAt, error, outputGroups } = job;
  const { queue, ...request } = job.request;
  const progress = job.status === 'PROGRESSING' ? runner.progressOf(id) : undefined;
  return {
    ...request,
    arn: jobArn(id),
    id,
    queue: asQueueArn(queue),
    status: job.status,
    createdAt: seconds(createdAt),
    timing: {
      submitTime: seconds(createdAt),
      startTime: seconds(startedAt),
      finishTime: seconds(finishedAt),
    },
    currentPhase: progress?.phase,
    jobPercentComplete: job.status === 'COMPLETE' ? 100 : progress?.percent,
    errorCode: error?.code,
    errorMessage: error?.message,
    outputGroupDetails: outputGroups?.map(withoutPaths),
    accelerationStatus: 'NOT_APPLICABLE',
    billingTagsSource: 'QUEUE',
    messages: { info: [], warning: [] },
    priority: 0,
    retryCount: 0,
  };
}

/** Paths and bit rates are told of in events only. */
function withoutPaths({ outputDetails }: OutputGroupDetail): Record<string, unknown> {
  return {
    outputDetails: outputDetails.map(({ durationInMs, videoDetails }) => ({
      durationInMs,
      videoDetails: videoDetails && {
        widthInPx: videoDetails.widthInPx,
        heightInPx: videoDetails.heightInPx,
      },
    })),
  };
}

function seconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000);
}
