import type { Fraction } from '../../core/ladder/fraction';

/** What is known of a film before it is packaged. */
export interface FilmProbe {
  /** ffmpeg's name of the container, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  container: string;
  /** The container's length in seconds; undefined where it does not say. */
  durationSeconds: number | undefined;
  video: VideoProbe;
  /** Undefined for a silent film. */
  audio: AudioProbe | undefined;
}

export interface VideoProbe {
  /** The stream's number in the container. */
  index: number;
  codec: string;
  /** Coded size in pixels, before rotation. */
  width: number;
  height: number;
  /** Width of a pixel divided by its height. */
  sampleAspectRatio: Fraction;
  /** How the picture is to be turned for display, in degrees clockwise. */
  rotation: 0 | 90 | 180 | 270;
  /** Frames per second: the mean, and the one that the time stamps' grid suggests; undefined where unknown. */
  averageFrameRate: Fraction | undefined;
  nominalFrameRate: Fraction | undefined;
  durationSeconds: number | undefined;
}

export interface AudioProbe {
  /** The stream's number in the container. */
  index: number;
  codec: string;
  channels: number;
}
