import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { reportFault } from '../../report-fault';
import { Underway } from '../../underway';
import { inputDetails } from '../events/input-details';
import { faultOf } from './fault-of';
import { JobNews, type JobNewsOptions } from './job-news';
import { JobProgress } from './job-progress';
import { isOver, type JobRecord } from './job-record';
import { type JobEngine, runJob } from './run-job';

/** Jobs that run at a time. */
const CONCURRENCY = 2;

interface JobRunnerOptions extends JobNewsOptions {
  readonly engine: JobEngine;
  /** Folder for what jobs work on. */
  readonly workDir: string;
}

interface RunningJob {
  readonly progress: JobProgress;
  /** Fires when the job is canceled, or the service closes. */
  readonly abort: AbortController;
}

type Outcome = Pick<JobRecord, 'status' | 'error' | 'outputGroups'>;

/** Runs the jobs in the order in which they were made, two at a time, and tells of them. */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #news: JobNews;
  /** What an earlier process left. */
  readonly #left: JobRecord[];
  readonly #waiting: string[] = [];
  readonly #running = new Map<string, RunningJob>();
  readonly #underway = new Underway();
  #closed = false;

  constructor(options: JobRunnerOptions) {
    this.#options = options;
    this.#news = new JobNews(options);
    this.#left = options.store.all();
  }

  /** Takes up, once, what an earlier process left: its unfinished jobs run anew, its last events are told again. */
  resume(): void {
    for (const { id } of this.#left.splice(0)) {
      const job = this.#options.store.find(id);
      if (job === undefined) continue;
      if (!isOver(job)) this.#waiting.push(id);
      else if (job.announced === false) this.#track(this.#news.announce(job));
    }
    this.#fill();
  }

  /** Puts a stored job at the end of the line. */
  submit(id: string): void {
    this.#waiting.push(id);
    this.#fill();
  }

  /** Ends a job that is not over. Resolves when that is on disk; the event follows. */
  async cancel(job: JobRecord): Promise<void> {
    const place = this.#waiting.indexOf(job.id);
    if (place >= 0) this.#waiting.splice(place, 1);
    const ended = this.#end(job, { status: 'CANCELED' });
    this.#running.get(job.id)?.abort.abort();
    this.#track(ended.then(canceled => this.#news.announce(canceled)));
    await ended;
  }

  /** How far a running job is; undefined for any other. */
  progressOf(id: string): JobProgress | undefined {
    return this.#running.get(id)?.progress;
  }

  /** Resolves when no job waits or runs, and every event was handed on. */
  async idle(): Promise<void> {
    do await this.#underway.settle();
    while (this.#running.size > 0);
  }

  /** Stops the running jobs; they begin anew with the next process. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { abort } of this.#running.values()) abort.abort();
    await this.idle();
    await this.#options.store.settle();
  }

  #fill(): void {
    while (!this.#closed && this.#running.size < CONCURRENCY) {
      const id = this.#waiting.shift();
      if (id === undefined) return;
      const running = { progress: new JobProgress(), abort: new AbortController() };
      this.#running.set(id, running);
      this.#track(this.#run(id, running));
    }
  }

  async #run(id: string, running: RunningJob): Promise<void> {
    const { store, clock, workDir } = this.#options;
    try {
      const waiting = store.find(id);
      if (waiting === undefined) return;
      const job: JobRecord = { ...waiting, status: 'PROGRESSING', startedAt: clock.now() };
      await store.put(job);
      await this.#news.tell(job, 'PROGRESSING');
      const outcome = await this.#transcode(job, running);
      // It may have been canceled since its last file was written.
      if (outcome === undefined || running.abort.signal.aborted) return;
      await this.#news.announce(await this.#end(job, outcome));
    } finally {
      await rm(join(workDir, id), { recursive: true, force: true });
      this.#running.delete(id);
      this.#fill();
    }
  }

  /** Undefined for a job that was stopped: who stops one says what that means. */
  async #transcode(job: JobRecord, { progress, abort }: RunningJob): Promise<Outcome | undefined> {
    const { engine, workDir } = this.#options;
    const over = new AbortController();
    const { signal } = abort;
    const uri = job.request.settings.inputs[0].fileInput;
    this.#track(this.#news.keepTelling(job, progress, AbortSignal.any([signal, over.signal])));
    try {
      const outputGroups = await runJob(job, engine, {
        progress,
        workDir: join(workDir, job.id),
        signal,
        onInput: answer => this.#track(this.#news.tell(job, 'INPUT_INFORMATION', inputDetails(answer, uri))),
      });
      return signal.aborted ? undefined : { status: 'COMPLETE', outputGroups };
    } catch (error) {
      if (signal.aborted) return undefined;
      const { code, message } = faultOf(error);
      return { status: 'ERROR', error: { code, message } };
    } finally {
      over.abort();
    }
  }

  /** What memory says changes at once, so that a job ends once only. */
  async #end(job: JobRecord, outcome: Outcome): Promise<JobRecord> {
    const ended = { ...job, ...outcome, finishedAt: this.#options.clock.now(), announced: false };
    await this.#options.store.put(ended);
    return ended;
  }

  #track(work: Promise<unknown>): void {
    const told = work.then(
      () => undefined,
      error => reportFault('MediaConvert', error),
    );
    this.#underway.add(told);
  }
}
