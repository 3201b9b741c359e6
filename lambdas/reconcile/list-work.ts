import { type OurJob, ourJob } from '../_shared/job-news';
import type { Job } from '../_shared/media-convert';
import type { SweepDesk } from './sweep-desk';

export type ListedJob = OurJob<Job>;

/** How far back jobs are listed, in milliseconds: a day, in which some sweep has come to each. */
const LISTED = 24 * 60 * 60_000;

/** The films that a sweep goes to. */
export interface Work {
  /** By id, each with its jobs of the last day. */
  readonly films: ReadonlyMap<string, readonly ListedJob[]>;
  /** Why a list is not whole; what it gave before is there all the same. */
  readonly faults: readonly { readonly list: 'films' | 'jobs'; readonly error: unknown }[];
}

/** Lists the films with something left to do, and those with a job of the last day on the stack's own queue. */
export async function listWork({ catalogue, mediaConvert, now }: SweepDesk): Promise<Work> {
  const films = new Map<string, ListedJob[]>();
  const faults: Work['faults'][number][] = [];
  try {
    for await (const id of catalogue.unsettled()) films.set(id, []);
  } catch (error) {
    faults.push({ list: 'films', error });
  }
  try {
    for await (const job of mediaConvert.recentJobs({ since: now() - LISTED })) {
      const ours = ourJob(job);
      if (ours !== undefined) films.set(ours.video, [...(films.get(ours.video) ?? []), ours]);
    }
  } catch (error) {
    faults.push({ list: 'jobs', error });
  }
  return { films, faults };
}
