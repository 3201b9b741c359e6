import { diagnose } from './diagnose';
import type { Captions, Engine, EngineEvents } from './engine';

/** Plays with the browser's own HLS, as Safari on older phones does; it chooses the rendition itself. */
export function startNativeEngine(video: HTMLVideoElement, url: string, events: EngineEvents): Engine {
  const stop = new AbortController();
  const fail = async () => {
    const undecodable = video.error?.code === MediaError.MEDIA_ERR_DECODE ? 'media' : 'unsupported';
    const fault = await diagnose(url);
    if (!stop.signal.aborted) events.onFault(fault ?? undecodable);
  };
  video.addEventListener('error', fail, { once: true, signal: stop.signal });
  const tracks = video.textTracks;
  const offer = () => events.onCaptions(captionsOf(tracks));
  tracks.addEventListener('addtrack', offer, { signal: stop.signal });
  tracks.addEventListener('removetrack', offer, { signal: stop.signal });
  video.src = url;
  return {
    choose: () => {},
    chooseCaptions(chosen) {
      for (const { index } of captionsOf(tracks)) {
        const track = tracks[index];
        if (track) track.mode = index === chosen ? 'showing' : 'disabled';
      }
    },
    close() {
      stop.abort();
      video.removeAttribute('src');
      video.load();
    },
  };
}

function captionsOf(tracks: TextTrackList): Captions[] {
  return [...tracks]
    .map(({ kind, label, language }, index) => ({ kind, index, name: label || language }))
    .filter(({ kind }) => kind === 'subtitles' || kind === 'captions');
}
