import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readStateFile, writeStateFile } from '../../../state-file';
import { type JobRecord, jobRecord } from './job-record';

const ENDING = '.json';

/** The jobs, a file each, and in memory. What memory says counts at once; the file follows it in order. */
export class JobStore {
  readonly #dir: string;
  readonly #jobs: Map<string, JobRecord>;
  readonly #writes = new Map<string, Promise<void>>();

  private constructor(dir: string, jobs: readonly JobRecord[]) {
    this.#dir = dir;
    this.#jobs = new Map(jobs.map(job => [job.id, job]));
  }

  /**
   * Reads the jobs below a folder and forgets what a killed process was writing.
   *
   * @throws Error naming a file that cannot be read
   */
  static async open(dir: string): Promise<JobStore> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const jobs: JobRecord[] = [];
    for (const name of await readdir(dir)) {
      const job = name.endsWith(ENDING) ? await readStateFile(join(dir, name), jobRecord) : undefined;
      if (job === undefined) await rm(join(dir, name), { recursive: true, force: true });
      else jobs.push(job);
    }
    return new JobStore(
      dir,
      jobs.toSorted((a, b) => a.sequence - b.sequence),
    );
  }

  /** All jobs, in the order of their creation. */
  all(): JobRecord[] {
    return [...this.#jobs.values()];
  }

  find(id: string): JobRecord | undefined {
    return this.#jobs.get(id);
  }

  /** Resolves when the newest state of the job lies on disk. */
  async saved(id: string): Promise<void> {
    await this.#writes.get(id);
  }

  /** Keeps a job, or its next state. */
  async put(job: JobRecord): Promise<void> {
    this.#jobs.set(job.id, job);
    const before = this.#writes.get(job.id) ?? Promise.resolve();
    const write = before
      .catch(() => undefined)
      .then(() => writeStateFile(join(this.#dir, `${job.id}${ENDING}`), job));
    this.#writes.set(job.id, write);
    await write;
  }

  /** Resolves when all that was put lies on disk. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#writes.values());
  }
}
