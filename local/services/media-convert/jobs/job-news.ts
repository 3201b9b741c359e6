import type { Clock } from '../../../clock';
import { reportFault } from '../../report-fault';
import { finalEvent } from '../events/final-event';
import { type JobEvent, jobEvent } from '../events/job-event';
import { statusUpdateSeconds } from '../request/create-job-request';
import type { JobProgress } from './job-progress';
import type { JobRecord } from './job-record';
import type { JobStore } from './job-store';

export interface JobNewsOptions {
  readonly store: JobStore;
  readonly clock: Clock;
  /** Takes the events, at least once each. */
  readonly onEvent: (event: JobEvent) => void | Promise<void>;
}

/** Tells of jobs. An event that nobody takes is told of on standard error, and stops no job. */
export class JobNews {
  readonly #options: JobNewsOptions;

  constructor(options: JobNewsOptions) {
    this.#options = options;
  }

  /** @returns whether the event was taken */
  async tell(job: JobRecord, status: string, more?: Readonly<Record<string, unknown>>): Promise<boolean> {
    return this.#handOn(jobEvent(job, this.#options.clock.now(), status, more));
  }

  /** Tells how far a job is, as often as it asks for, until the signal fires. */
  async keepTelling(job: JobRecord, progress: JobProgress, signal: AbortSignal): Promise<void> {
    try {
      for (;;) {
        await this.#options.clock.sleep(1000 * statusUpdateSeconds(job.request), signal);
        await this.tell(job, 'STATUS_UPDATE', progress.toJSON());
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** Tells how a job ended, and remembers that it was told. */
  async announce(job: JobRecord): Promise<void> {
    if (await this.#handOn(finalEvent(job))) await this.#options.store.put({ ...job, announced: true });
  }

  async #handOn(event: JobEvent): Promise<boolean> {
    try {
      await this.#options.onEvent(event);
      return true;
    } catch (error) {
      reportFault('MediaConvert', error);
      return false;
    }
  }
}
