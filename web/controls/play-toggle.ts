import { element } from '../element';

/** Plays, or pauses. A browser that refuses to play leaves the film paused, which the page shows. */
export function togglePlay(video: HTMLVideoElement): void {
  if (video.paused) void video.play().catch(() => {});
  else video.pause();
}

/** The play button, the large one over the picture, and a click on the picture itself. */
export function wirePlayToggle(video: HTMLVideoElement): void {
  const button = element('play', HTMLButtonElement);
  const toggle = () => togglePlay(video);
  button.addEventListener('click', toggle);
  element('big-play', HTMLButtonElement).addEventListener('click', () => {
    toggle();
    button.focus({ preventScroll: true });
  });
  video.addEventListener('click', event => {
    if (!isTouch(event)) toggle();
  });
  const label = () => button.setAttribute('aria-label', video.paused ? 'Play' : 'Pause');
  for (const type of ['play', 'pause', 'ended']) video.addEventListener(type, label);
}

/** A finger on the picture asks for the controls, not for a pause. */
function isTouch(event: MouseEvent): boolean {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}
