import { METRIC } from '../../../core/contract';
import { isSettled } from '../../../core/video/is-settled';
import type { VideoRecord } from '../../../core/video/record';
import { fromItem } from '../../../lambdas/_shared/catalogue-item';
import type { JobRecord } from '../../../local/services/media-convert/jobs/job-record';
import type { FaultStage } from './fault-stage';
import type { DeadLetterQueue } from './pipeline-queues';
import type { Expectation } from './scenario';

interface Evidence {
  readonly stage: FaultStage;
  readonly film: string;
  readonly expected: Expectation;
  readonly item: Record<string, unknown> | undefined;
  /** Dead-letter queues that something came into. */
  readonly dead: readonly DeadLetterQueue[];
}

/** What is not as it must be, whatever happened to the film. */
export function judgeFilm({ stage, film, expected, item, dead }: Evidence): readonly string[] {
  if (item === undefined) return ['the film is lost'];
  const record = fromItem(film, item);
  const jobs = stage.stack.services.mediaConvert
    .jobs()
    .filter(({ request }) => request.userMetadata['video'] === film);
  const faults = [
    ...judgeEnd(record, expected),
    ...judgeJobs(jobs, record, expected),
    ...dead
      .filter(queue => !expected.deadLetters?.includes(queue))
      .map(queue => `something lies in ${queue}`),
  ];
  if (isSettled(record) === 'attention' in item)
    faults.push('the index by attention does not fit the record');
  if (!stage.calls.some(({ operation, carriedOut }) => operation === 'Publish' && carriedOut))
    faults.push('it was never announced');
  const counted = stage.log.filter(line => line.includes(`"${METRIC.secondJob}":1`)).length;
  if (counted > 0 !== (expected.secondJob !== undefined))
    faults.push(`second jobs were counted ${counted} times`);
  return faults;
}

function judgeEnd(record: VideoRecord, { failure }: Expectation): string[] {
  const end = record.status === 'failed' ? record.failure.code : record.status;
  const faults = end === (failure ?? 'ready') ? [] : [`it ended as ${end}`];
  if (!isSettled(record)) faults.push('something is left to do for it');
  if (!('announced' in record && record.announced)) faults.push('nobody wrote down that it was announced');
  return faults;
}

function judgeJobs(jobs: readonly JobRecord[], record: VideoRecord, { secondJob }: Expectation): string[] {
  const faults: string[] = [];
  const jobId = 'jobId' in record ? record.jobId : undefined;
  for (const { status } of jobs) {
    if (status === 'SUBMITTED' || status === 'PROGRESSING') faults.push('a job is not over');
  }
  if (record.status === 'ready' && jobs.find(({ id }) => id === jobId)?.status !== 'COMPLETE') {
    faults.push('the film is ready, and its job is not complete');
  }
  const pairs = overlapping(jobs);
  if (secondJob === undefined) {
    for (const _ of pairs) faults.push('two jobs at once');
  } else if (pairs.length !== 1) {
    faults.push(`${pairs.length} pairs of jobs at once`);
  } else {
    const second = jobs.find(({ id }) => id !== jobId);
    if (second?.status.toLowerCase() !== secondJob) faults.push(`the second job is ${second?.status}`);
  }
  return faults;
}

/** Pairs of jobs of which the second was made while the first was submitted, running or complete. */
function overlapping(jobs: readonly JobRecord[]): readonly (readonly [JobRecord, JobRecord])[] {
  return jobs.flatMap((earlier, place) =>
    jobs
      .slice(place + 1)
      .filter(
        later =>
          earlier.status === 'COMPLETE' ||
          earlier.finishedAt === undefined ||
          earlier.finishedAt > later.createdAt,
      )
      .map(later => [earlier, later] as const),
  );
}
