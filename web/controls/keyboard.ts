import type { CaptionsMenu } from './captions-menu';
import { toggleFullscreen } from './fullscreen';
import { togglePlay } from './play-toggle';
import { seekTo } from './seek-to';
import { toggleMute } from './volume';

const ACTIONS: Readonly<Record<string, (video: HTMLVideoElement, captions: CaptionsMenu) => void>> = {
  ' ': togglePlay,
  k: togglePlay,
  m: toggleMute,
  f: toggleFullscreen,
  c: (_, captions) => captions.toggle(),
  ArrowLeft: video => seekTo(video, video.currentTime - 5),
  ArrowRight: video => seekTo(video, video.currentTime + 5),
  j: video => seekTo(video, video.currentTime - 10),
  l: video => seekTo(video, video.currentTime + 10),
  ArrowUp: video => turnBy(video, 0.1),
  ArrowDown: video => turnBy(video, -0.1),
  Home: video => seekTo(video, 0),
  End: video => seekTo(video, video.duration),
};

/** Keys for the whole page, except where an element has its own use for them. */
export function wireKeyboard(video: HTMLVideoElement, captions: CaptionsMenu): void {
  document.addEventListener('keydown', event => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = ACTIONS[key];
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (!action || modified || document.body.dataset['state'] === 'error' || hasOwnUse(event.target, key))
      return;
    event.preventDefault();
    action(video, captions);
  });
}

/** The seek bar's arrows are ours, because its own steps would be a fraction of a frame. */
function hasOwnUse(target: EventTarget | null, key: string): boolean {
  if (target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLButtonElement) return key === ' ';
  if (!(target instanceof HTMLInputElement)) return false;
  return target.type !== 'range' || (target.id !== 'seek' && key.startsWith('Arrow'));
}

function turnBy(video: HTMLVideoElement, step: number): void {
  video.muted = false;
  video.volume = Math.min(1, Math.max(0, video.volume + step));
}
