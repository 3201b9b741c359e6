import { asQueueArn, queueArn } from '../arns';
import type { MediaConvert } from '../media-convert';

/** A queue as the API tells of it (MediaConvert API reference, `Queue`); times in seconds since the epoch. */
export function queueAnswer(
  name: string,
  createdAt: number,
  { store }: Pick<MediaConvert, 'store'>,
): Record<string, unknown> {
  const arn = queueArn(name);
  const inIt = store.all().filter(({ request }) => asQueueArn(request.queue) === arn);
  const count = (wanted: string): number => inIt.filter(({ status }) => status === wanted).length;
  const made = Math.floor(createdAt / 1000);
  return {
    arn,
    name,
    createdAt: made,
    lastUpdated: made,
    pricingPlan: 'ON_DEMAND',
    status: 'ACTIVE',
    type: 'CUSTOM',
    submittedJobsCount: count('SUBMITTED'),
    progressingJobsCount: count('PROGRESSING'),
  };
}
