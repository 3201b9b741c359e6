import { element } from '../element';
import { clockTime, spokenTime } from '../time-text';
import { seekTo } from './seek-to';

const EVENTS = ['timeupdate', 'durationchange', 'progress', 'seeking', 'seeked', 'ended', 'emptied'];

/** The slider for the position, with what is played and what is buffered, and the time in figures. */
export function wireSeekBar(video: HTMLVideoElement): void {
  const seek = element('seek', HTMLInputElement);
  const elapsed = element('elapsed', HTMLSpanElement);
  const whole = element('duration', HTMLSpanElement);

  const show = () => {
    const duration = Number.isFinite(video.duration) ? video.duration : 0;
    seek.max = String(duration);
    seek.value = String(video.currentTime);
    seek.setAttribute('aria-valuetext', `${spokenTime(video.currentTime)} of ${spokenTime(duration)}`);
    seek.style.setProperty('--played', percent(video.currentTime, duration));
    seek.style.setProperty('--buffered', percent(bufferedEnd(video), duration));
    elapsed.textContent = clockTime(video.currentTime);
    whole.textContent = clockTime(duration);
  };
  for (const type of EVENTS) video.addEventListener(type, show);
  seek.addEventListener('input', () => seekTo(video, Number(seek.value)));
}

function percent(part: number, whole: number): string {
  return whole > 0 ? `${(100 * Math.min(part, whole)) / whole}%` : '0%';
}

/** End of the buffered range that holds the playhead, in seconds. */
function bufferedEnd({ buffered, currentTime }: HTMLVideoElement): number {
  for (let index = 0; index < buffered.length; index++) {
    if (buffered.start(index) <= currentTime + 0.1 && currentTime <= buffered.end(index))
      return buffered.end(index);
  }
  return currentTime;
}
