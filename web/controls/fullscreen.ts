import { element } from '../element';

/** A phone's video element that can fill the screen by itself, where other elements cannot. */
type PhoneVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void };

/** The button that fills the screen; it is hidden where the browser cannot. */
export function wireFullscreen(video: HTMLVideoElement): void {
  const button = element('fullscreen', HTMLButtonElement);
  button.hidden = !document.fullscreenEnabled && (video as PhoneVideo).webkitEnterFullscreen === undefined;
  button.addEventListener('click', () => toggleFullscreen(video));
  document.addEventListener('fullscreenchange', () => {
    const full = document.fullscreenElement !== null;
    document.body.toggleAttribute('data-fullscreen', full);
    button.setAttribute('aria-label', full ? 'Leave full screen' : 'Full screen');
  });
}

/** Fills the screen with the stage, controls and all, or goes back. */
export function toggleFullscreen(video: PhoneVideo): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else if (document.fullscreenEnabled)
    void element('stage', HTMLElement)
      .requestFullscreen()
      .catch(() => {});
  else video.webkitEnterFullscreen?.();
}
