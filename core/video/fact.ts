import type { Rendition } from '../ladder/renditions';
import type { SourceFailure } from '../ladder/source-failures';
import type { SourceFilm } from '../ladder/source-film';
import type { OutputVerdict } from './output-verdict';
import type { Codecs, Source, Upload, VideoCore } from './record';

/** What a job says of itself: in its events, in MediaConvert's answers, in a look-up. */
export interface JobIdentity {
  readonly jobId: string;
  /** From its UserMetadata. */
  readonly submission: string;
}

/** A name for a run that is about to begin, and a token for its job, both new and random. */
export interface NewRun {
  readonly run: string;
  readonly submission: string;
}

/** What can be wrong with a source before any job is asked for. */
export type SourceFault = SourceFailure | 'source_missing';

/** What an edit changes; what it does not name stays. */
export type Changes = Partial<Pick<VideoCore, 'title' | 'description' | 'visibility'>>;

/** Everything that can happen to a film, and everything that can be asked for. */
export type Fact =
  /** The object is there: S3 says so, or it was found; then without a sequencer. */
  | ({ readonly kind: 'upload_noticed' } & Source)
  /** Probing the object with that ETag has shown that no film can come of it. */
  | { readonly kind: 'source_refused'; readonly eTag: string; readonly fault: SourceFault }
  /** `worker` wants to submit the first run of the object with that ETag. */
  | ({
      readonly kind: 'intent';
      readonly worker: string;
      readonly eTag: string;
      readonly film: SourceFilm;
      readonly codecs: Codecs;
      readonly renditions: readonly Rendition[];
    } & NewRun)
  /** `worker` wants to submit a run that has no job. */
  | { readonly kind: 'lease_wanted'; readonly worker: string }
  /** CreateJob ended with an error: `not_made` for now, `refused` for good, or `unknown`. */
  | {
      readonly kind: 'submit_failed';
      readonly worker: string;
      readonly submission: string;
      readonly outcome: 'not_made' | 'refused' | 'unknown';
    }
  /** There is nothing to do for the film now; a message comes back to it within a quarter of an hour. */
  | { readonly kind: 'put_off' }
  /** start-transcode was sent a message in place of one that seemed lost. */
  | { readonly kind: 'sent_again' }
  /** A look-up that began at `startedAt` has found no job of the submission. */
  | {
      readonly kind: 'look_up_empty';
      readonly worker: string;
      readonly submission: string;
      readonly startedAt: number;
    }
  /** A job that is not over; `percent` from 0 to 100 where it was told. */
  | ({
      readonly kind: 'job_seen';
      readonly by: 'answer' | 'look_up' | 'event';
      readonly percent?: number;
    } & JobIdentity)
  | ({ readonly kind: 'job_complete'; readonly verdict: OutputVerdict } & JobIdentity)
  /** `next` names the run that follows if the error is worth one. */
  | ({ readonly kind: 'job_error'; readonly errorCode: number; readonly next: NewRun } & JobIdentity)
  | ({ readonly kind: 'job_canceled' } & JobIdentity)
  /** A second job was counted, which somebody hears of. */
  | { readonly kind: 'second_job_counted'; readonly jobId: string }
  /** MediaConvert knows no job of that id. */
  | { readonly kind: 'job_missing'; readonly jobId: string }
  /** Somebody looks whether the film has been in its status for too long. */
  | { readonly kind: 'time_up' }
  /** The world has been told that the film is ready or has failed. */
  | { readonly kind: 'announced' }
  /** Somebody who has read that edition wants to change it. */
  | { readonly kind: 'edited'; readonly changes: Changes; readonly ifEdition: number }
  /** The captions of a language were stored under that label, or removed where there is none. */
  | { readonly kind: 'captions_changed'; readonly language: string; readonly label: string | undefined }
  /** S3 takes the parts of the source. */
  | { readonly kind: 'upload_began'; readonly upload: Upload }
  /** S3 takes no more parts of that upload, and no object has come of it. */
  | { readonly kind: 'upload_aborted'; readonly uploadId: string }
  | { readonly kind: 'delete_wanted' }
  /** Both prefixes of the film listed empty. */
  | { readonly kind: 'emptied' };

export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;
