import type { Size } from '../../core/ladder/dimensions';

/** What came out of a transcode. Paths are below the folder that it was written to. */
export interface TranscodedFilm {
  /** Length of the picture. */
  readonly durationInMs: number;
  /** In the order of the job. */
  readonly pictures: readonly (TranscodedOutput & Size)[];
  /** Undefined where the job asks for none, or the film's sound held nothing. */
  readonly audio: TranscodedOutput | undefined;
  /** The DASH manifest and the HLS multivariant playlist. */
  readonly manifests: readonly [dash: string, hls: string];
  /** The poster's captures, in order: fewer than asked for where the film is too short. */
  readonly captures: readonly string[];
  /** Every file, the ones above among them. */
  readonly files: readonly string[];
}

export interface TranscodedOutput {
  readonly nameModifier: string;
  readonly durationInMs: number;
  /** Bit/s over the whole length. */
  readonly averageBitRate: number;
}
