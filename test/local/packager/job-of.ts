import type { PictureOutput, SoundOutput, TranscodeJob } from '../../../local/packager/transcode-job';

export const SOUND: SoundOutput = {
  track: 1,
  nameModifier: '_audio',
  groupId: 'program_audio',
  bitRate: 128_000,
  sampleRate: 48_000,
  downmix: undefined,
};

/** A size by its short side. */
export function size(width: number, height: number, frameRate: PictureOutput['frameRate']): PictureOutput {
  const nameModifier = `_${Math.min(width, height)}p`;
  return { nameModifier, width, height, frameRate, maxBitRate: 700_000, quality: 7 };
}

/** A job for a film: one small size at 25 frames per second, nothing else. */
export function jobOf(source: string, given: Partial<TranscodeJob> = {}): TranscodeJob {
  return {
    source,
    rotate: false,
    deinterlace: false,
    toneMap: false,
    pictures: [size(160, 90, { num: 25, den: 1 })],
    audio: undefined,
    baseName: 'index',
    segmentSeconds: 6,
    gopSeconds: 2,
    iFramePlaylists: true,
    poster: undefined,
    ...given,
  };
}
