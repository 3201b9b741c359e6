import type { Job, MediaConvert } from './media-convert';

/** Milliseconds by which MediaConvert's clock may differ from ours. */
const CLOCK_DIFFERENCE = 10 * 60_000;

interface Sought {
  /** The film's id. */
  readonly video: string;
  /** The submission whose jobs are looked for. */
  readonly submission: string;
  /** S3 URL of the film's source. */
  readonly input: string;
  /** No job of the submission is older, in milliseconds since the epoch. */
  readonly since: number;
  readonly now: () => number;
}

export interface LookUp {
  /** When it began, before its first call. */
  readonly startedAt: number;
  /** Every job of the submission that was found, in no order; empty means that neither way shows one. */
  readonly jobs: readonly Job[];
}

/**
 * Looks for the jobs of a submission, known by their UserMetadata: every page of ListJobs on the stack's own queue, and
 * if that shows none, every page of SearchJobs by input.
 *
 * @throws whatever MediaConvert's adapter throws: only a look-up that was answered whole may be called empty
 */
export async function lookUp(
  mediaConvert: Pick<MediaConvert, 'recentJobs' | 'jobsOfInput'>,
  { video, submission, input, since, now }: Sought,
): Promise<LookUp> {
  const startedAt = now();
  const isSought = (job: Job) => job.video === video && job.submission === submission;
  const listed = await matching(mediaConvert.recentJobs({ since: since - CLOCK_DIFFERENCE }), isSought);
  if (listed.length > 0) return { startedAt, jobs: listed };
  return { startedAt, jobs: await matching(mediaConvert.jobsOfInput(input), isSought) };
}

async function matching(jobs: AsyncIterable<Job>, isSought: (job: Job) => boolean): Promise<Job[]> {
  const found: Job[] = [];
  for await (const job of jobs) if (isSought(job)) found.push(job);
  return found;
}
