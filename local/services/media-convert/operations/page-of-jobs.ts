import { z } from 'zod';
import { asQueueArn } from '../arns';
import { badRequest } from '../bad-request';
import type { JobRecord } from '../jobs/job-record';
import type { MediaConvert } from '../media-convert';
import { jobAnswer } from './job-answer';

const PAGE_MAX = 20;

/** Parameters that ListJobs and SearchJobs have in common (MediaConvert API reference, `ListJobsRequest`). */
export const pageParameters = {
  maxResults: z.coerce.number().int().min(1).max(PAGE_MAX).default(PAGE_MAX),
  nextToken: z.string().optional(),
  order: z.enum(['ASCENDING', 'DESCENDING']).default('DESCENDING'),
  queue: z.string().optional(),
  status: z.enum(['SUBMITTED', 'PROGRESSING', 'COMPLETE', 'CANCELED', 'ERROR']).optional(),
};

const pageRequest = z.object(pageParameters);

/** One page of the jobs that look-ups see by now; the newest first, where nothing else is asked for. */
export function pageOfJobs(
  request: z.output<typeof pageRequest>,
  service: MediaConvert,
  matches: (job: JobRecord) => boolean = () => true,
): Record<string, unknown> {
  const { maxResults, nextToken, order, queue, status } = request;
  const descending = order === 'DESCENDING';
  const after = nextToken === undefined ? undefined : readToken(nextToken);
  const visibleSince = service.clock.now() - service.lookUpDelay();
  const jobs = service.store
    .all()
    .filter(job => job.createdAt <= visibleSince)
    .filter(job => queue === undefined || asQueueArn(job.request.queue) === asQueueArn(queue))
    .filter(job => status === undefined || job.status === status)
    .filter(matches)
    .filter(({ sequence }) => after === undefined || (descending ? sequence < after : sequence > after));
  const page = (descending ? jobs.toReversed() : jobs).slice(0, maxResults);
  const last = page.at(-1);
  return {
    jobs: page.map(job => jobAnswer(job, service)),
    ...(last !== undefined && jobs.length > page.length && { nextToken: token(last.sequence) }),
  };
}

/** A token names the last job of its page, so that jobs that come meanwhile shift nothing. */
function token(sequence: number): string {
  return Buffer.from(`after ${sequence}`).toString('base64url');
}

function readToken(text: string): number {
  const sequence = /^after (\d+)$/.exec(Buffer.from(text, 'base64url').toString('utf8'))?.[1];
  if (sequence === undefined) throw badRequest('The nextToken is none that this service gave.');
  return Number(sequence);
}
