import type { Fraction } from './fraction';

/** Containers that MediaConvert names and reads pictures from (its API's `Format`). */
export const FILM_CONTAINERS = [
  'mp4',
  'quicktime',
  'matroska',
  'webm',
  'mpegts',
  'mpegps',
  'mxf',
  'avi',
  'asf',
  'ogg',
  'three_gp',
  'three_g2',
] as const;

/** Containers of sound alone. */
export const SOUND_CONTAINERS = ['aac', 'ac3', 'eac3', 'flac', 'mp3', 'wave'] as const;

/** Film containers that tell how long the file is, and not its picture, which the sound may outlast. */
const LONG_AS_A_WHOLE: readonly FilmContainer[] = ['matroska', 'webm', 'asf'];

/** Whether a film's length may be that of its sound. */
export function mayBeLengthOfSound({ container }: Pick<SourceFilm, 'container'>): boolean {
  return LONG_AS_A_WHOLE.includes(container);
}

export type FilmContainer = (typeof FILM_CONTAINERS)[number];

/** A source that can become a film, as far as the job depends on it. */
export interface SourceFilm {
  readonly container: FilmContainer;
  /** Length of the picture in seconds, at most that of the container, which stands for it where it is not known. */
  readonly durationSeconds: number | undefined;
  readonly video: SourceVideo;
  /** The first audio track that has sound; undefined for a silent film. */
  readonly audio: SourceAudio | undefined;
}

export interface SourceVideo {
  /** Pixels as they are coded, before rotation. */
  readonly width: number;
  readonly height: number;
  /** Width of a pixel over its height. */
  readonly sampleAspectRatio: Fraction;
  /** How the job turns the picture, in degrees clockwise: 0 where MediaConvert cannot turn it. */
  readonly rotation: Rotation;
  /** Frames per second; undefined where it is not known. */
  readonly frameRate: Fraction | undefined;
  readonly interlaced: boolean;
  /** Whether the picture has a high dynamic range (PQ or HLG). */
  readonly highDynamicRange: boolean;
}

export type Rotation = 0 | 90 | 180 | 270;

export interface SourceAudio {
  /** Its place among the audio tracks, from 1. */
  readonly track: number;
  /** Undefined where it is not known. */
  readonly channels: number | undefined;
  /** ISO 639-3, three letters; undefined where it is not known. */
  readonly language: string | undefined;
}
