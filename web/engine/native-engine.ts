import { diagnose } from './diagnose';
import type { Engine, EngineEvents } from './engine';

/** Plays with the browser's own HLS, as Safari on older phones does; it chooses the rendition itself. */
export function startNativeEngine(video: HTMLVideoElement, url: string, events: EngineEvents): Engine {
  const stop = new AbortController();
  const fail = async () => {
    const undecodable = video.error?.code === MediaError.MEDIA_ERR_DECODE ? 'media' : 'unsupported';
    const fault = await diagnose(url);
    if (!stop.signal.aborted) events.onFault(fault ?? undecodable);
  };
  video.addEventListener('error', fail, { once: true, signal: stop.signal });
  video.src = url;
  return {
    choose: () => {},
    close() {
      stop.abort();
      video.removeAttribute('src');
      video.load();
    },
  };
}
