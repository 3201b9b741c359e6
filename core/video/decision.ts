import type { VideoRecord, VideoStatus } from './record';

/** What must hold of the stored item for the write to take place. */
export type Condition =
  | { readonly exists: false }
  | { readonly exists: true; readonly status: VideoStatus; readonly revision: number };

/** Why something that happened changes nothing. */
export type IgnoreReason =
  | 'no_record'
  | 'duplicate'
  | 'out_of_order'
  | 'source_fixed'
  | 'source_replaced'
  | 'already_known'
  | 'too_late'
  | 'nothing_new'
  | 'not_the_holder'
  | 'outcome_in_doubt'
  | 'other_submission'
  | 'earlier_run'
  | 'surplus_over'
  | 'look_up_too_early'
  | 'too_young';

/** Why something that was asked for may not be done. */
export type RefusalReason =
  | 'no_record'
  | 'not_uploaded'
  | 'already_submitted'
  | 'source_replaced'
  | 'lease_held'
  | 'outcome_unknown'
  | 'not_submitting'
  | 'within_limits'
  | 'final'
  | 'deleting'
  | 'not_deleting'
  | 'job_not_over'
  | 'edition_changed'
  | 'too_many_captions'
  | 'not_uploading'
  | 'already_begun';

/** What becomes of a record after a fact. */
export type Decision =
  | Write
  /** Delete the item, under that condition. */
  | { readonly kind: 'remove'; readonly condition: Condition }
  | Ignored
  | { readonly kind: 'refuse'; readonly why: RefusalReason }
  | Surplus;

/**
 * A job that no film waits for: to be canceled unless it is over. A `second_job` is one too many for its film, to be
 * counted and alarmed, then decided on as `second_job_counted`; a `known_second_job` was. After `no_record` the film was
 * removed, and what was heard may simply be late.
 */
export interface Surplus {
  readonly kind: 'surplus';
  readonly jobId: string;
  readonly cancel: boolean;
  readonly why: 'second_job' | 'known_second_job' | 'no_record';
}

export interface Write<R extends VideoRecord = VideoRecord> {
  readonly kind: 'write';
  readonly next: R;
  readonly condition: Condition;
}

export interface Ignored {
  readonly kind: 'ignore';
  readonly why: IgnoreReason;
}

export function ignore(why: IgnoreReason): Ignored {
  return { kind: 'ignore', why };
}

export function refuse(why: RefusalReason): Decision {
  return { kind: 'refuse', why };
}

/** The condition of every change: the stored item is still the one that was read. */
export function unchanged({ status, revision }: VideoRecord): Condition {
  return { exists: true, status, revision };
}

/** Replace the record that was read by its successor, one revision on, if nobody has done so in between. */
export function write<R extends VideoRecord>(from: VideoRecord, next: R, now: number): Write<R> {
  return {
    kind: 'write',
    next: { ...next, updatedAt: now, revision: from.revision + 1 },
    condition: unchanged(from),
  };
}
