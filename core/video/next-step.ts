import { isLive, mayCall, nextLookUpAt } from './lease';
import { STALE } from './limits';
import type { JobTrace, Lease, VideoRecord } from './record';

/** What is to be done next for a film, by whoever reads its record. */
export type NextStep =
  | { readonly do: 'nothing' }
  /** Come back then: somebody else holds the lease, or a look-up would be too early. */
  | { readonly do: 'wait'; readonly until: number }
  /** No notification has come for long: see whether the object is there. */
  | { readonly do: 'find_source' }
  /** Probe the source, then decide on `intent` or `source_refused`. */
  | { readonly do: 'probe' }
  /** Decide on `lease_wanted`. */
  | { readonly do: 'take_lease' }
  /** Call CreateJob with the attempt's submission as its token. */
  | { readonly do: 'create_job' }
  /** Look for jobs of the submission: ListJobs on the stack's own queue, then SearchJobs by input. */
  | { readonly do: 'look_up' }
  /** No event has come for long: GetJob. */
  | { readonly do: 'ask_job'; readonly jobId: string }
  /** The film is past its job, which may still run: CancelJob, then GetJob. */
  | { readonly do: 'cancel_job'; readonly jobId: string }
  /** Tell the world that the film is ready or has failed, then decide on `announced`. */
  | { readonly do: 'announce' }
  /** Remove what lies under both prefixes, then decide on `emptied`. */
  | { readonly do: 'empty' };

const NOTHING: NextStep = { do: 'nothing' };

/**
 * The next step for a film.
 *
 * @param worker who asks; the holder of a live lease is told to call
 * @param now milliseconds since the epoch
 */
export function nextStep(record: VideoRecord, worker: string, now: number): NextStep {
  const isStale = now >= record.updatedAt + STALE;
  switch (record.status) {
    case 'uploading':
      return isStale ? { do: 'find_source' } : NOTHING;
    case 'uploaded':
      return { do: 'probe' };
    case 'submitting':
      if (record.lease === undefined) return { do: 'take_lease' };
      return mayCall(record.lease, worker, now) ? { do: 'create_job' } : behind(record.lease, now);
    case 'transcoding':
      return isStale ? { do: 'ask_job', jobId: record.jobId } : NOTHING;
    case 'ready':
      return record.announced ? NOTHING : { do: 'announce' };
    case 'failed':
      if (!record.announced) return { do: 'announce' };
      return pastJob(record.job, now) ?? NOTHING;
    case 'deleting':
      return pastJob(record.job, now) ?? { do: 'empty' };
  }
}

/** The step that ends a job which nobody waits for; undefined where none can be running. */
function pastJob(job: JobTrace, now: number): NextStep | undefined {
  switch (job.kind) {
    case 'none':
    case 'over':
      return undefined;
    case 'unknown':
      return behind(job.lease, now);
    case 'running':
      return { do: 'cancel_job', jobId: job.jobId };
  }
}

function behind(lease: Lease, now: number): NextStep {
  const until = nextLookUpAt(lease);
  return isLive(lease, now) || now < until ? { do: 'wait', until } : { do: 'look_up' };
}
