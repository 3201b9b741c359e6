import {
  CancelJobCommand,
  GetJobCommand,
  type MediaConvertClient,
  type Job as MediaConvertJob,
  paginateListJobs,
  paginateSearchJobs,
} from '@aws-sdk/client-mediaconvert';
import type { FoundJob } from '../../core/video/job-order';
import { AwsError } from './aws-error';
import { callSdk } from './call-sdk';

/** A job as MediaConvert tells of it; what stands in its UserMetadata is missing for a job that is not ours. */
export interface Job extends FoundJob {
  readonly video?: string;
  readonly run?: string;
  readonly submission?: string;
  /** From 0 to 100. */
  readonly percent?: number;
  readonly errorCode?: number;
}

/** Calls about jobs that exist; each may be made twice. Every method throws AwsError for what it does not say. */
export interface MediaConvert {
  /** Undefined where MediaConvert knows no such job. */
  getJob(jobId: string): Promise<Job | undefined>;
  /** The jobs of the stack's own queue that were made since then (milliseconds since the epoch), newest first. */
  recentJobs(since: { readonly since: number }): AsyncIterable<Job>;
  /** The jobs of the stack's own queue with that input, newest first. */
  jobsOfInput(url: string): AsyncIterable<Job>;
  /** A job that is over, or that nobody knows, is as good as canceled. */
  cancelJob(jobId: string): Promise<void>;
}

/** Most jobs of one page (API reference, ListJobs). */
const PAGE = 20;

/** MediaConvert, for the queue with that ARN. */
export function openMediaConvert({
  queue,
  client,
}: {
  readonly queue: string;
  readonly client: MediaConvertClient;
}): MediaConvert {
  return {
    async getJob(jobId) {
      try {
        const answer = await callSdk('GetJob', () => client.send(new GetJobCommand({ Id: jobId })));
        return answer.Job && jobOf(answer.Job);
      } catch (error) {
        if (hasStatus(error, 404)) return undefined;
        throw error;
      }
    },

    async *recentJobs({ since }) {
      const request = { Queue: queue, Order: 'DESCENDING', MaxResults: PAGE } as const;
      for await (const job of jobsOf('ListJobs', paginateListJobs({ client }, request))) {
        if (job.createdAt < since) return;
        yield job;
      }
    },

    jobsOfInput(url) {
      const request = { Queue: queue, InputFile: url, Order: 'DESCENDING', MaxResults: PAGE } as const;
      return jobsOf('SearchJobs', paginateSearchJobs({ client }, request));
    },

    async cancelJob(jobId) {
      try {
        await callSdk('CancelJob', () => client.send(new CancelJobCommand({ Id: jobId })));
      } catch (error) {
        if (![400, 404, 409].some(status => hasStatus(error, status))) throw error;
      }
    },
  };
}

async function* jobsOf(
  operation: string,
  pages: AsyncGenerator<{ Jobs?: MediaConvertJob[] | undefined }, unknown, undefined>,
): AsyncGenerator<Job, void> {
  for (;;) {
    const page = await callSdk(operation, () => pages.next());
    if (page.done === true) return;
    for (const job of page.value.Jobs ?? []) {
      const found = jobOf(job);
      if (found !== undefined) yield found;
    }
  }
}

/** Undefined for an answer without the fields that every job has. */
function jobOf(job: MediaConvertJob): Job | undefined {
  const { Id, Status, CreatedAt, UserMetadata = {}, JobPercentComplete, ErrorCode } = job;
  if (Id === undefined || Status === undefined || CreatedAt === undefined) return undefined;
  const { video, run, submission } = UserMetadata;
  return {
    jobId: Id,
    status: Status,
    createdAt: CreatedAt.getTime(),
    ...(video === undefined ? {} : { video }),
    ...(run === undefined ? {} : { run }),
    ...(submission === undefined ? {} : { submission }),
    ...(JobPercentComplete === undefined ? {} : { percent: JobPercentComplete }),
    ...(ErrorCode === undefined ? {} : { errorCode: ErrorCode }),
  };
}

function hasStatus(error: unknown, status: number): boolean {
  return error instanceof AwsError && error.status === status;
}
