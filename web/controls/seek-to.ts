/** The last picture ends a little before the sound, so a seek to the very end would show none. In seconds. */
const BEFORE_END = 0.1;

/** Moves the playhead, within the film; does nothing while its length is not known. */
export function seekTo(video: HTMLVideoElement, seconds: number): void {
  if (!Number.isFinite(video.duration)) return;
  video.currentTime = Math.max(0, Math.min(seconds, video.duration - BEFORE_END));
}
