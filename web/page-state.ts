import type { FaultCode } from './playback-fault';

/** What the page shows, beside `error`. It stands in `data-state` of the body, for the style sheet and for tests. */
type PageState = 'loading' | 'playing' | 'paused' | 'ended';

const STATE_OF_EVENT: Readonly<Record<string, PageState>> = {
  loadedmetadata: 'paused',
  playing: 'playing',
  pause: 'paused',
  waiting: 'loading',
  ended: 'ended',
};

export function setPageState(state: PageState): void {
  document.body.dataset['state'] = state;
  delete document.body.dataset['errorCode'];
}

/** @param code why nothing plays; `url_missing` where the page was opened without a playback URL */
export function setPageError(code: FaultCode | 'url_missing'): void {
  document.body.dataset['state'] = 'error';
  document.body.dataset['errorCode'] = code;
}

/** Lets the page follow the video element. An error stays until the next film is opened. */
export function followVideo(video: HTMLVideoElement): void {
  for (const [type, state] of Object.entries(STATE_OF_EVENT)) {
    video.addEventListener(type, () => {
      if (document.body.dataset['state'] !== 'error' && !(type === 'pause' && video.ended))
        setPageState(state);
    });
  }
  video.addEventListener('resize', () => {
    const { videoWidth, videoHeight } = video;
    if (videoHeight > 0) document.body.style.setProperty('--aspect', String(videoWidth / videoHeight));
  });
}
