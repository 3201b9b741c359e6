import { LOCAL_ACCOUNT } from '../../iam/account';
import { asQueueArn, jobArn } from '../arns';
import type { JobRecord } from '../jobs/job-record';

/** What EventBridge gets from MediaConvert (MediaConvert user guide, "EventBridge events"); the envelope is its own. */
export interface JobEvent {
  readonly 'detail-type': 'MediaConvert Job State Change';
  readonly source: 'aws.mediaconvert';
  readonly resources: readonly string[];
  readonly detail: JobEventDetail;
}

interface JobEventDetail {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly accountId: string;
  readonly queue: string;
  readonly jobId: string;
  readonly status: string;
  readonly userMetadata: Readonly<Record<string, string>>;
  readonly [more: string]: unknown;
}

/**
 * An event of a job.
 *
 * @param now milliseconds since the epoch
 * @param status a state of the job, or what else is told of it, such as `STATUS_UPDATE`
 * @param more what belongs to that status
 */
export function jobEvent(
  { id, request }: JobRecord,
  now: number,
  status: string,
  more: Readonly<Record<string, unknown>> = {},
): JobEvent {
  return {
    'detail-type': 'MediaConvert Job State Change',
    source: 'aws.mediaconvert',
    resources: [jobArn(id)],
    detail: {
      timestamp: now,
      accountId: LOCAL_ACCOUNT,
      queue: asQueueArn(request.queue),
      jobId: id,
      status,
      userMetadata: request.userMetadata,
      ...more,
    },
  };
}
