import type { SourceAudio, SourceFilm, SourceVideo } from '../../../core/ladder/source-film';

/** A minute of 1080p at 25 frames per second with stereo sound, but for what is given. */
export function sourceFilmOf({
  durationSeconds = 60,
  audio = { track: 1, channels: 2, language: undefined },
  ...video
}: Partial<SourceVideo> & {
  readonly durationSeconds?: number | undefined;
  readonly audio?: SourceAudio | 'silent';
} = {}): SourceFilm {
  return {
    container: 'mp4',
    durationSeconds,
    video: {
      width: 1920,
      height: 1080,
      sampleAspectRatio: { num: 1, den: 1 },
      rotation: 0,
      frameRate: { num: 25, den: 1 },
      interlaced: false,
      highDynamicRange: false,
      ...video,
    },
    audio: audio === 'silent' ? undefined : audio,
  };
}
