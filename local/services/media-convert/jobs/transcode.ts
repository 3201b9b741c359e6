import type { TranscodeJob } from '../../../packager/transcode-job';
import type { TranscodedFilm } from '../../../packager/transcoded-film';

interface TranscodeOptions {
  /** Folder that takes the film's files, to be made. */
  readonly outDir: string;
  /** Called with the seconds of the film that are done. */
  readonly onProgress: (seconds: number) => void;
  /** Stops it; the call then rejects. */
  readonly signal: AbortSignal;
}

/** What makes a film of a source: the packager, or a test's double. It throws PackagerError or JobFault. */
export type Transcode = (job: TranscodeJob, options: TranscodeOptions) => Promise<TranscodedFilm>;
