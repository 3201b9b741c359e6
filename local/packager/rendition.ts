import type { Rational } from './rational';

/** One rendition as it lies on disk: what its playlist is written from. */
export interface Rendition {
  /** `720p` or `audio`: what stands behind `index_` in its files' names. */
  name: string;
  /** Codec as RFC 6381 writes it. */
  codec: string;
  initFile: string;
  /** Units of the segments' times per second. */
  timescale: number;
  segments: readonly Segment[];
  /** Undefined for audio. */
  picture: { width: number; height: number; frameRate: Rational } | undefined;
  /** Undefined for video; the rate in Hz. */
  sound: { channels: number; sampleRate: number } | undefined;
}

export interface Segment {
  file: string;
  bytes: number;
  seconds: number;
  /** When it begins, and how long it is, in units of the rendition's timescale. */
  start: number;
  duration: number;
}

export type VideoRendition = Rendition & { picture: NonNullable<Rendition['picture']> };

/** All that is written of one film: its sizes, the topmost first, and its sound where it has one. */
export interface FilmRenditions {
  videos: readonly VideoRendition[];
  audio: Rendition | undefined;
}

/** Length in seconds. */
export function durationOf(rendition: Rendition): number {
  return rendition.segments.reduce((sum, segment) => sum + segment.seconds, 0);
}
