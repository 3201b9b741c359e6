import type { Rendition } from '../ladder/renditions';
import type { SourceFilm } from '../ladder/source-film';
import type { Failure } from './failure';

/**
 * A film as the catalogue keeps it, one type for each status. Every time is in milliseconds since the epoch.
 */
export type VideoRecord =
  | UploadingVideo
  | UploadedVideo
  | SubmittingVideo
  | TranscodingVideo
  | ReadyVideo
  | FailedVideo
  | DeletingVideo;

export type VideoStatus = VideoRecord['status'];

/** Who may watch: the owner, any signed-in user, anyone. */
export type Visibility = 'private' | 'members' | 'public';

/** What a record holds in every status. */
export interface VideoCore {
  readonly id: string;
  readonly owner: string;
  readonly title: string;
  readonly description: string;
  readonly visibility: Visibility;
  /** One more with each edit of what people write: title, description, visibility, captions. */
  readonly edition: number;
  /** One for each language, in the order in which they were first given. */
  readonly captions: readonly Caption[];
  /** The request that made the film, where that may come again. */
  readonly request?: RepeatableRequest;
  /** Jobs that were one too many and have been counted. */
  readonly secondJobs?: readonly string[];
  /** Each status that the film has entered, oldest first. */
  readonly history: readonly HistoryEntry[];
  readonly createdAt: number;
  readonly updatedAt: number;
  /** One more with every write. */
  readonly revision: number;
}

/** A request that may come again, and makes one film all the same. */
export interface RepeatableRequest {
  /** Names it; no two films that are there at once have the same. */
  readonly key: string;
  /** Of what it asks for. */
  readonly digest: string;
}

/** A caption track of a film. */
export interface Caption {
  /** A language tag in its usual spelling (BCP 47). */
  readonly language: string;
  /** What a player's menu shows. */
  readonly label: string;
}

/** A source that is being sent in parts. */
export interface Upload {
  /** S3's name of the multipart upload. */
  readonly uploadId: string;
  /** Bytes that were announced. */
  readonly size: number;
  /** Bytes of each part but the last. */
  readonly partSize: number;
  readonly contentType: string;
}

export interface HistoryEntry {
  readonly status: VideoStatus;
  readonly at: number;
  /** The fact that moved the film, or the code of its failure. */
  readonly why: string;
}

/** The uploaded object. */
export interface Source {
  /** Bytes. */
  readonly size: number;
  readonly eTag: string;
  /** Orders S3's notifications of one key; missing where the object was found without one. */
  readonly sequencer?: string;
}

/** The source and what probing it has told: enough to ask for the job again without another probe. */
export interface ProbedSource extends Source {
  readonly film: SourceFilm;
  readonly codecs: Codecs;
}

/** Names of the source's codecs, as Probe gives them. */
export interface Codecs {
  readonly video: string;
  /** Missing for a silent film. */
  readonly audio?: string;
}

/** One transcode of the film, from the intent on. */
export interface Attempt {
  /** Names the folder of its output. */
  readonly run: string;
  /** The job's ClientRequestToken; stands in its UserMetadata too, which is how a lost job is known again. */
  readonly submission: string;
  readonly renditions: readonly Rendition[];
  /** The attempt before, where MediaConvert failed in a way that was worth another. */
  readonly earlier?: { readonly run: string; readonly submission: string; readonly jobId: string };
}

/** The right to call CreateJob. Only its holder may, and only until then. */
export interface Lease {
  readonly holder: string;
  readonly until: number;
  /** A call under this lease ended without a definite answer, so a job may exist whatever later calls say. */
  readonly inDoubt: boolean;
  /** When the first look-up after the lease began, if that found no job. */
  readonly firstEmptyAt?: number;
  /** How often the run was submitted again after an unknown outcome. */
  readonly resubmissions: number;
}

/** What is known of the job of a film that waits for none any more. */
export type JobTrace =
  | { readonly kind: 'none' }
  /** CreateJob may have been called under this lease. */
  | { readonly kind: 'unknown'; readonly lease: Lease }
  | { readonly kind: 'running'; readonly jobId: string }
  | { readonly kind: 'over'; readonly jobId: string };

/** Waits for its source. */
export interface UploadingVideo extends VideoCore {
  readonly status: 'uploading';
  readonly upload?: Upload;
}

/** The source is there; no job has been asked for. */
export interface UploadedVideo extends VideoCore {
  readonly status: 'uploaded';
  readonly source: Source;
  /** Messages that the sweep has sent in place of ones that seemed lost. */
  readonly sentAgain?: number;
}

/** A job is asked for or about to be; its id is not known. Without a lease no job exists, and anyone may take one. */
export interface SubmittingVideo extends VideoCore {
  readonly status: 'submitting';
  readonly source: ProbedSource;
  readonly attempt: Attempt;
  readonly lease?: Lease;
  /** Messages that the sweep has sent in place of ones that seemed lost. */
  readonly sentAgain?: number;
}

export interface TranscodingVideo extends VideoCore {
  readonly status: 'transcoding';
  readonly source: ProbedSource;
  readonly attempt: Attempt;
  readonly jobId: string;
  /** Percent, 0 to 100. */
  readonly progress: number;
}

export interface ReadyVideo extends VideoCore {
  readonly status: 'ready';
  readonly source: ProbedSource;
  readonly attempt: Attempt;
  readonly jobId: string;
  /** Length of what was written. */
  readonly durationSeconds: number;
  /** Path of its poster below the run's prefix; missing where none was written. */
  readonly poster?: string;
  /** Whether the world has been told. */
  readonly announced: boolean;
}

export interface FailedVideo extends VideoCore {
  readonly status: 'failed';
  readonly source?: Source | ProbedSource;
  readonly attempt?: Attempt;
  readonly job: JobTrace;
  readonly failure: Failure;
  /** Whether the world has been told. */
  readonly announced: boolean;
}

/** A tombstone: stays until its job is over and nothing of the film is left in the bucket. */
export interface DeletingVideo extends VideoCore {
  readonly status: 'deleting';
  /** The upload that was under way: to be aborted, or its last part might bring an object back. */
  readonly upload?: Upload;
  readonly source?: Source | ProbedSource;
  readonly attempt?: Attempt;
  readonly job: JobTrace;
}
