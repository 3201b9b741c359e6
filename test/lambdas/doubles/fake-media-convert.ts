import type { CreateJobRequest } from '../../../core/ladder/create-job-request';
import type { ProbeResult } from '../../../core/ladder/probe-result';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import type { JobSubmission } from '../../../lambdas/_shared/job-submission';
import type { Job, MediaConvert } from '../../../lambdas/_shared/media-convert';

/** How long MediaConvert remembers a ClientRequestToken, in milliseconds. */
const TOKEN_LIFE = 60_000;

/** What becomes of a call of CreateJob. */
export type CreateFate =
  | { readonly status: number; readonly code: string; readonly made: boolean }
  /** No answer comes. */
  | { readonly lost: true; readonly made: boolean };

export const THROTTLED: CreateFate = { status: 429, code: 'TooManyRequestsException', made: false };
export const BROKEN_BEFORE: CreateFate = { status: 500, code: 'InternalServerErrorException', made: false };
export const BROKEN_AFTER: CreateFate = { ...BROKEN_BEFORE, made: true };
export const BAD_REQUEST: CreateFate = { status: 400, code: 'BadRequestException', made: false };
export const CALL_LOST: CreateFate = { lost: true, made: false };
export const ANSWER_LOST: CreateFate = { lost: true, made: true };

interface KeptJob extends Job {
  status: Job['status'];
  readonly input: string;
  readonly queue: string;
}

/** A MediaConvert that keeps its jobs in memory, and can throttle, break, lose answers and hide jobs. */
export class FakeMediaConvert implements MediaConvert, JobSubmission {
  readonly jobs: KeptJob[] = [];
  /** Every request of CreateJob that arrived. */
  readonly requests: CreateJobRequest[] = [];
  readonly canceled: string[] = [];
  /** URLs that were probed. */
  readonly probed: string[] = [];
  /** Fates of the next calls of CreateJob, the first first. */
  readonly fates: CreateFate[] = [];
  /** Fate of every call of CreateJob for which `fates` has none. */
  always: CreateFate | undefined;
  /** What Probe sees; an error is thrown. */
  probeAnswer: ProbeResult | AwsError | undefined;
  /** Look-ups and GetJob show no job before this time. */
  hiddenUntil = 0;
  /** Look-ups fail with this. */
  lookUpError: AwsError | undefined;
  /** Runs before each call is carried out. */
  beforeCall: (operation: string) => void = () => undefined;

  constructor(private readonly now: () => number) {}

  async probe(url: string): Promise<ProbeResult | undefined> {
    this.beforeCall('Probe');
    this.probed.push(url);
    if (this.probeAnswer instanceof AwsError) throw this.probeAnswer;
    return this.probeAnswer;
  }

  async createJob(request: CreateJobRequest): Promise<string> {
    this.beforeCall('CreateJob');
    this.requests.push(request);
    const fate = this.fates.shift() ?? this.always;
    const jobId = fate === undefined || fate.made ? this.make(request).jobId : '';
    if (fate === undefined) return jobId;
    if ('lost' in fate) throw new AwsError({ operation: 'CreateJob', code: 'TimeoutError' });
    throw new AwsError({ operation: 'CreateJob', status: fate.status, code: fate.code });
  }

  async getJob(jobId: string): Promise<Job | undefined> {
    this.beforeCall('GetJob');
    return this.visible().find(job => job.jobId === jobId);
  }

  async *recentJobs({ since }: { readonly since: number }): AsyncGenerator<Job, void> {
    this.beforeCall('ListJobs');
    if (this.lookUpError !== undefined) throw this.lookUpError;
    yield* this.visible().filter(({ createdAt }) => createdAt >= since);
  }

  async *jobsOfInput(url: string): AsyncGenerator<Job, void> {
    this.beforeCall('SearchJobs');
    if (this.lookUpError !== undefined) throw this.lookUpError;
    yield* this.visible().filter(({ input }) => input === url);
  }

  async cancelJob(jobId: string): Promise<void> {
    this.beforeCall('CancelJob');
    this.canceled.push(jobId);
    const job = this.jobs.find(other => other.jobId === jobId);
    if (job?.status === 'SUBMITTED' || job?.status === 'PROGRESSING') job.status = 'CANCELED';
  }

  /** Makes a job, as a call that nobody saw would have; a token of the last minute makes none. */
  make(request: CreateJobRequest): KeptJob {
    const { submission, video, run } = request.UserMetadata;
    const now = this.now();
    const same = this.jobs.find(job => job.submission === submission && now - job.createdAt <= TOKEN_LIFE);
    if (same !== undefined) return same;
    const job: KeptJob = {
      jobId: `job-${this.jobs.length + 1}`,
      status: 'SUBMITTED',
      createdAt: now,
      input: request.Settings.Inputs[0]?.FileInput ?? '',
      queue: request.Queue,
      ...(video === undefined ? {} : { video }),
      ...(run === undefined ? {} : { run }),
      ...(submission === undefined ? {} : { submission }),
    };
    this.jobs.push(job);
    return job;
  }

  /** Newest first, as the API gives them. */
  private visible(): KeptJob[] {
    return this.now() < this.hiddenUntil ? [] : this.jobs.toReversed();
  }
}
