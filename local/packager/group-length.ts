import { toNumber } from '../../core/ladder/fraction';
import type { PictureOutput, TranscodeJob } from './transcode-job';

/**
 * Frames from one key frame to the next, counted and not timed, so that at 30000/1001 frames per second every group has
 * 60, and renditions at full and at half rate begin theirs together. Undefined where the frame rate is not known.
 */
export function groupFrames(
  { frameRate }: Pick<PictureOutput, 'frameRate'>,
  { gopSeconds }: Pick<TranscodeJob, 'gopSeconds'>,
): number | undefined {
  return frameRate && Math.max(1, Math.round(toNumber(frameRate) * gopSeconds));
}

/** Seconds of a segment: whole groups of pictures, to the microsecond below, so that its end is not missed. */
export function segmentLength(job: Pick<TranscodeJob, 'pictures' | 'gopSeconds' | 'segmentSeconds'>): number {
  const [picture] = job.pictures;
  const frames = picture && groupFrames(picture, job);
  if (!picture?.frameRate || frames === undefined) return job.segmentSeconds;
  const groups = Math.max(1, Math.round(job.segmentSeconds / job.gopSeconds));
  return Math.floor((groups * frames * 1e6) / toNumber(picture.frameRate)) / 1e6;
}
