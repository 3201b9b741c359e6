import type { Size } from '../../core/ladder/dimensions';
import type { Fraction } from '../../core/ladder/fraction';

/** One rendition as it lies on disk: what its playlists are written from. */
export interface Rendition {
  /** What its files' names begin with, such as `index_720p`. */
  readonly name: string;
  /** Codec as RFC 6381 writes it. */
  readonly codec: string;
  readonly initFile: string;
  /** Units of the segments' times per second. */
  readonly timescale: number;
  readonly segments: readonly Segment[];
  /** Undefined for audio. */
  readonly picture: (Size & { readonly frameRate: Fraction }) | undefined;
  /** Undefined for video; the rate in Hz. */
  readonly sound: { readonly channels: number; readonly sampleRate: number } | undefined;
}

export interface Segment {
  readonly file: string;
  readonly bytes: number;
  readonly seconds: number;
  /** When it begins, and how long it is, in units of the rendition's timescale. */
  readonly start: number;
  readonly duration: number;
  readonly fragments: readonly Fragment[];
}

/** A `moof` with its `mdat`; of the picture, one group of pictures, so that its first sample is a key frame. */
export interface Fragment {
  /** Where its `moof` begins, in bytes from the file's beginning. */
  readonly at: number;
  /** Bytes from there to the end of its first sample. */
  readonly bytesToFirstSample: number;
  /** In units of the rendition's timescale. */
  readonly start: number;
  readonly duration: number;
  readonly samples: number;
}

export type VideoRendition = Rendition & { readonly picture: NonNullable<Rendition['picture']> };

/** All that is written of one film: its sizes in the order of their variants, and its sound where it has one. */
export interface FilmRenditions {
  readonly videos: readonly VideoRendition[];
  readonly audio: Rendition | undefined;
}

/** Length in seconds. */
export function durationOf(rendition: Pick<Rendition, 'segments'>): number {
  return rendition.segments.reduce((sum, segment) => sum + segment.seconds, 0);
}
