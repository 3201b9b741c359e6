import { decide } from '../../../../core/video/decide';
import type { Decision } from '../../../../core/video/decision';
import type { Fact } from '../../../../core/video/fact';
import { byAdoption } from '../../../../core/video/job-order';
import { LIMIT } from '../../../../core/video/limits';
import { newVideo } from '../../../../core/video/new-video';
import { nextStep } from '../../../../core/video/next-step';
import { reconcileStep } from '../../../../core/video/reconcile-step';
import { retryDelay } from '../../../../core/video/retry-delay';
import { T0 } from '../sample-records';
import { factOf, intent } from './facts-of-jobs';
import { isRunning, type Job, MediaConvert } from './media-convert';
import type { Steps, World } from './world';

const MINUTE = 60_000;
const VISIBILITY = 3 * MINUTE;
const RECEIVES = 5;
const CALLS_PER_LEASE = 3;

interface Message {
  readonly video: string;
  readonly notice?: Extract<Fact, { kind: 'upload_noticed' }>;
  readonly retry: number;
}

/** The functions around the pure moves: each reads, decides, writes, and may end at any step in between. */
export class Stack {
  readonly mediaConvert: MediaConvert;
  /** Jobs that were counted as surplus, each time that they were. */
  readonly surplus: string[] = [];
  /** How many workers called CreateJob under one lease; and films that were removed while a job of theirs was running. */
  readonly callers = new Map<string, Set<string>>();
  readonly removedTooEarly: string[] = [];
  /** Films of which the world was told how they ended. */
  readonly announced = new Set<string>();

  constructor(readonly world: World) {
    this.mediaConvert = new MediaConvert(world, job => {
      const seen = { ...job };
      this.deliver(() => world.invoke(this.finish(seen)));
    });
    this.sweepFromNowOn();
  }

  /** A film is announced, and some time later its object is there. */
  upload(video: string): void {
    const { world } = this;
    const description = {
      id: video,
      owner: 'owner',
      title: '',
      description: '',
      visibility: 'private' as const,
    };
    world.store(newVideo(description, world.now), video);
    const notice = { kind: 'upload_noticed', size: 1, eTag: 'etag', sequencer: '01' } as const;
    world.after(world.upTo(MINUTE), () => this.deliver(() => this.receive({ video, notice, retry: 0 })));
    if (world.happens('deleted'))
      world.after(world.upTo(90 * MINUTE), () => world.invoke(this.remove(video)));
  }

  /** What S3 and EventBridge do with what they have to tell. */
  private deliver(run: () => void): void {
    const { world } = this;
    if (world.happens('dropped')) return;
    world.after(world.delay(), run);
    if (world.happens('doubled')) world.after(world.delay(), run);
  }

  private send(message: Message, seconds: number): void {
    this.world.after(seconds * 1000, () => this.receive(message));
  }

  private receive(message: Message, received = 1): void {
    this.world.invoke(this.start(message, this.world.name('w')), whole => {
      // After so many receives a message lies in the dead-letter queue, where only the sweep makes up for it.
      if (!whole && received < RECEIVES)
        this.world.after(VISIBILITY, () => this.receive(message, received + 1));
    });
  }

  /** Decides and writes, again and again while others write in between. */
  private *apply(video: string, fact: Fact): Generator<void, Decision, void> {
    for (;;) {
      const decision = decide(this.world.table.get(video), fact, this.world.now);
      yield;
      if (decision.kind === 'surplus') {
        if (decision.why === 'second_job') this.surplus.push(decision.jobId);
        yield;
        if (decision.cancel) this.mediaConvert.cancelJob(decision.jobId);
      }
      if (decision.kind !== 'write' && decision.kind !== 'remove') return decision;
      if (this.world.happens('edited')) this.edit(video);
      if (!this.world.store(decision, video)) continue;
      const running = this.mediaConvert.jobs.some(job => job.video === video && isRunning(job));
      if (decision.kind === 'remove' && running) this.removedTooEarly.push(video);
      return decision;
    }
  }

  /** start-transcode. */
  private *start({ video, notice, retry }: Message, worker: string): Steps {
    if (notice !== undefined) yield* this.apply(video, notice);
    const again = (atLeast: number) => {
      const delay = retryDelay({ retry, random: this.world.random(), atLeast });
      this.send({ video, retry: retry + 1 }, delay);
    };
    for (let calls = 0; ; ) {
      yield;
      if ((yield* this.apply(video, { kind: 'time_up' })).kind === 'write') return;
      const record = this.world.table.get(video);
      if (record === undefined) return;
      yield;
      const step = nextStep(record, worker, this.world.now);
      switch (step.do) {
        case 'probe':
          yield* this.apply(video, intent(worker, this.world));
          break;
        case 'take_lease':
          yield* this.apply(video, { kind: 'lease_wanted', worker });
          break;
        case 'create_job': {
          if (record.status !== 'submitting' || calls === CALLS_PER_LEASE) return again(0);
          calls += 1;
          const { submission } = record.attempt;
          const lease = `${submission} ${record.lease?.until}`;
          this.callers.set(lease, new Set(this.callers.get(lease)).add(worker));
          const submitted = this.mediaConvert.createJob(video, submission);
          yield;
          if ('jobId' in submitted) {
            yield* this.apply(video, { kind: 'job_seen', by: 'answer', jobId: submitted.jobId, submission });
            break;
          }
          const { outcome } = submitted;
          yield* this.apply(video, { kind: 'submit_failed', worker, submission, outcome });
          if (outcome === 'not_made') return again(0);
          break;
        }
        case 'look_up':
          yield* this.lookUp(video, worker);
          break;
        case 'announce':
          yield* this.announce(video);
          break;
        case 'wait':
          return again((step.until - this.world.now) / 1000);
        case 'nothing':
        case 'find_source':
        case 'ask_job':
        case 'cancel_job':
        case 'empty':
          return;
      }
    }
  }

  private *lookUp(video: string, worker: string): Steps {
    const record = this.world.table.get(video);
    if (record === undefined || !('attempt' in record) || record.attempt === undefined) return;
    const startedAt = this.world.now;
    const { submission } = record.attempt;
    yield;
    const jobs = byAdoption(this.mediaConvert.lookUp(submission));
    for (const job of jobs) yield* this.apply(video, factOf(job, 'look_up', this.world));
    if (jobs.length === 0) yield* this.apply(video, { kind: 'look_up_empty', worker, submission, startedAt });
  }

  /** finish-transcode. */
  private *finish(job: Job): Steps {
    const decision = yield* this.apply(job.video, factOf(job, 'event', this.world));
    if (decision.kind === 'write' && decision.next.status === 'submitting')
      this.send({ video: job.video, retry: 0 }, 0);
    const record = this.world.table.get(job.video);
    yield;
    if (record && nextStep(record, '', this.world.now).do === 'announce') yield* this.announce(job.video);
  }

  private *announce(video: string): Steps {
    this.announced.add(video);
    yield;
    yield* this.apply(video, { kind: 'announced' });
  }

  private *remove(video: string): Steps {
    yield* this.apply(video, { kind: 'delete_wanted' });
  }

  private sweepFromNowOn(): void {
    this.world.after(15 * MINUTE, () => {
      for (const video of this.world.table.keys()) this.world.invoke(this.reconcile(video));
      this.world.invoke(this.strayJobs());
      this.sweepFromNowOn();
    });
  }

  /** reconcile, for one film. */
  private *reconcile(video: string): Steps {
    const record = this.world.table.get(video);
    if (record === undefined) return;
    const step = reconcileStep(record, this.world.now);
    yield;
    switch (step.do) {
      case 'nothing':
        return;
      case 'fail':
        yield* this.apply(video, { kind: 'time_up' });
        return;
      case 'submit':
        this.send({ video, retry: 0 }, 0);
        yield;
        yield* this.apply(video, { kind: 'sent_again' });
        return;
      case 'find_source': {
        const found = yield* this.apply(video, { kind: 'upload_noticed', size: 1, eTag: 'etag' });
        if (found.kind === 'write') this.send({ video, retry: 0 }, 0);
        return;
      }
      case 'look_up':
        return yield* this.lookUp(video, 'sweep');
      case 'cancel_job':
        this.mediaConvert.cancelJob(step.jobId);
        yield;
        return yield* this.ask(video, step.jobId);
      case 'ask_job':
        return yield* this.ask(video, step.jobId);
      case 'announce':
        return yield* this.announce(video);
      case 'empty':
        yield* this.apply(video, { kind: 'emptied' });
        return;
    }
  }

  private *ask(video: string, jobId: string): Steps {
    const job = this.mediaConvert.getJob(jobId);
    yield;
    yield* this.apply(
      video,
      job === undefined ? { kind: 'job_missing', jobId } : factOf(job, 'look_up', this.world),
    );
  }

  /** reconcile, for the jobs of the last day. Each has time of its own, so that none is never reached. */
  private *strayJobs(): Steps {
    const jobs = this.mediaConvert.recent();
    yield;
    for (const job of jobs) this.world.invoke(this.strayJob({ ...job }));
  }

  private *strayJob(job: Job): Steps {
    yield* this.apply(job.video, factOf(job, 'look_up', this.world));
  }

  private edit(video: string): void {
    const record = this.world.table.get(video);
    if (record === undefined) return;
    this.world.table.set(video, { ...record, title: 'edited', revision: record.revision + 1 });
  }
}

/** When every film must have come to its end, whatever went wrong. */
export const THE_END = T0 + 3 * LIMIT.transcoding;
