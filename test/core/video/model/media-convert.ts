import { createJobOutcome } from '../../../../core/video/create-job-outcome';
import type { JobIdentity } from '../../../../core/video/fact';
import type { FoundJob } from '../../../../core/video/job-order';
import { ServiceError, type World } from './world';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface Job extends FoundJob, JobIdentity {
  readonly video: string;
  status: FoundJob['status'];
  /** Not seen by look-ups or GetJob before. */
  readonly visibleAt: number;
  readonly percent: number;
  /** How it will end, if nobody cancels it. */
  readonly ending: 'whole' | 'cut' | number;
}

export type Submitted = { jobId: string } | { outcome: 'not_made' | 'refused' | 'unknown' };

/** A MediaConvert that keeps a ClientRequestToken for one minute, and may fail in every way that it is known for. */
export class MediaConvert {
  readonly jobs: Job[] = [];
  /** CreateJob answers 429 until then. */
  throttledUntil = 0;

  constructor(
    private readonly world: World,
    private readonly emit: (job: Job) => void,
  ) {}

  createJob(video: string, submission: string): Submitted {
    const { world } = this;
    if (world.now < this.throttledUntil || world.happens('throttled')) return { outcome: outcomeOf(429) };
    if (world.happens('brokenBefore')) return { outcome: outcomeOf(500) };
    if (world.happens('answerLost')) {
      world.after(world.upTo(20_000), () => this.make(video, submission));
      return { outcome: outcomeOf(undefined) };
    }
    const job = this.make(video, submission);
    return world.happens('brokenAfter') ? { outcome: outcomeOf(500) } : { jobId: job.jobId };
  }

  /** ListJobs and SearchJobs, matched on the metadata. */
  lookUp(submission: string): Job[] {
    if (this.world.happens('lookUpFails')) throw new ServiceError();
    return this.visible().filter(job => job.submission === submission);
  }

  recent(): Job[] {
    if (this.world.happens('lookUpFails')) throw new ServiceError();
    return this.visible().filter(({ createdAt }) => createdAt > this.world.now - DAY);
  }

  getJob(jobId: string): Job | undefined {
    return this.visible().find(job => job.jobId === jobId);
  }

  cancelJob(jobId: string): void {
    const job = this.jobs.find(other => other.jobId === jobId);
    if (job !== undefined && isRunning(job)) this.end(job, 'CANCELED');
  }

  private visible(): Job[] {
    return this.jobs.filter(({ visibleAt }) => visibleAt <= this.world.now);
  }

  private make(video: string, submission: string): Job {
    const { world } = this;
    const same = this.jobs.find(job => job.submission === submission && world.now - job.createdAt <= MINUTE);
    if (same !== undefined) return same;
    const job: Job = {
      jobId: world.name('job'),
      submission,
      video,
      status: 'SUBMITTED',
      createdAt: world.now,
      visibleAt: world.now + world.hiddenFor(),
      percent: world.upTo(100),
      ending: this.ending(),
    };
    this.jobs.push(job);
    world.after(world.upTo(5 * MINUTE), () => {
      if (!isRunning(job)) return;
      job.status = 'PROGRESSING';
      this.emit(job);
    });
    world.after(5 * MINUTE + world.upTo(60 * MINUTE), () => {
      if (isRunning(job)) this.end(job, typeof job.ending === 'number' ? 'ERROR' : 'COMPLETE');
    });
    return job;
  }

  private ending(): Job['ending'] {
    if (this.world.happens('jobRetryable')) return 1550;
    if (this.world.happens('jobFails')) return 1030;
    return this.world.happens('jobCutShort') ? 'cut' : 'whole';
  }

  private end(job: Job, status: Job['status']): void {
    job.status = status;
    this.emit(job);
  }
}

export function isRunning({ status }: FoundJob): boolean {
  return status === 'SUBMITTED' || status === 'PROGRESSING';
}

function outcomeOf(status: number | undefined) {
  return createJobOutcome({ status, name: undefined });
}
