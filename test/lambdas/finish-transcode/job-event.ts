import { QUEUE, VIDEO } from '../pipeline-stage';

interface Told {
  readonly status: string;
  readonly jobId?: string;
  readonly submission?: string;
  readonly video?: string;
  readonly queue?: string;
  readonly percent?: number;
  readonly errorCode?: number;
}

/** A state change as EventBridge delivers it. */
export function jobEvent({
  status,
  jobId = 'j1',
  submission = 's1',
  video = VIDEO,
  queue = QUEUE,
  percent,
  errorCode,
}: Told) {
  return {
    version: '0',
    id: '8b4c5f2e-0000-4000-8000-000000000000',
    'detail-type': 'MediaConvert Job State Change',
    source: 'aws.mediaconvert',
    account: '111122223333',
    time: '2027-01-15T08:00:00Z',
    region: 'eu-west-1',
    resources: [`arn:aws:mediaconvert:eu-west-1:111122223333:jobs/${jobId}`],
    detail: {
      timestamp: 1_800_000_000_000,
      accountId: '111122223333',
      queue,
      jobId,
      status,
      userMetadata: { video, run: 'r1', submission },
      ...(percent === undefined
        ? {}
        : { framesDecoded: 100, jobProgress: { jobPercentComplete: percent, currentPhase: 'TRANSCODING' } }),
      ...(errorCode === undefined ? {} : { errorCode, errorMessage: 'Whatever MediaConvert says of it.' }),
    },
  };
}
