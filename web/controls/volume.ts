import { element } from '../element';

/** The sound button and the volume slider. */
export function wireVolume(video: HTMLVideoElement): void {
  const button = element('mute', HTMLButtonElement);
  const slider = element('volume', HTMLInputElement);

  const show = () => {
    const silent = video.muted || video.volume === 0;
    const level = silent ? 0 : video.volume;
    slider.value = String(level);
    slider.setAttribute('aria-valuetext', `${Math.round(level * 100)} %`);
    slider.style.setProperty('--played', `${level * 100}%`);
    button.setAttribute('aria-label', silent ? 'Unmute' : 'Mute');
    document.body.toggleAttribute('data-muted', silent);
  };
  button.addEventListener('click', () => toggleMute(video));
  slider.addEventListener('input', () => {
    video.volume = Number(slider.value);
    video.muted = false;
  });
  video.addEventListener('volumechange', show);
  show();
}

/** Silences the film, or makes it heard again, at no less than a tenth of full volume. */
export function toggleMute(video: HTMLVideoElement): void {
  const silent = video.muted || video.volume === 0;
  video.muted = !silent;
  if (silent) video.volume = Math.max(0.1, video.volume);
}
