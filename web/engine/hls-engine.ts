import Hls, { type ErrorData, Events } from 'hls.js';
import type { FaultCode } from '../playback-fault';
import type { Engine, EngineEvents } from './engine';
import { faultOfHls } from './hls-fault';
import { qualitiesOf, qualityName } from './quality-name';
import { whenStarved } from './starvation';

/** Seconds of film that are kept behind the playhead, so that a short way back needs no request. */
const BACK_BUFFER = 30;

/** Plays with hls.js by Media Source Extensions. */
export function startHlsEngine(video: HTMLVideoElement, url: string, events: EngineEvents): Engine {
  const stop = new AbortController();
  const hls = new Hls({
    workerPath: new URL('hls.worker.js', document.baseURI).href,
    lowLatencyMode: false,
    backBufferLength: BACK_BUFFER,
    capLevelToPlayerSize: true,
  });
  let recovered = false;

  const fail = (code: FaultCode) => {
    if (stop.signal.aborted) return;
    stop.abort();
    events.onFault(code);
    hls.destroy();
  };
  const close = () => {
    stop.abort();
    hls.destroy();
  };
  const onError = async (data: ErrorData) => {
    if (isRefusedSegment(data)) {
      hls.stopLoad();
      whenStarved(video, stop.signal, () => fail('grant_expired'));
    } else if (data.fatal && data.type === Hls.ErrorTypes.MEDIA_ERROR && !recovered) {
      recovered = true;
      hls.recoverMediaError();
    } else if (data.fatal) {
      fail(await faultOfHls(data, url));
    }
  };

  hls.on(Events.ERROR, (_, data) => void onError(data));
  hls.on(Events.MANIFEST_PARSED, (_, { levels }) => events.onQualities(qualitiesOf(levels)));
  hls.on(Events.LEVEL_SWITCHED, (_, { level: index }) => {
    const level = hls.levels[index];
    if (level) events.onRendition({ index, name: qualityName(level) });
  });
  hls.on(Events.SUBTITLE_TRACKS_UPDATED, (_, { subtitleTracks }) =>
    events.onCaptions(subtitleTracks.map(({ name }, index) => ({ index, name }))),
  );
  hls.on(Events.SUBTITLE_TRACK_SWITCH, (_, { id }) => events.onCaptionsShown(id < 0 ? 'off' : id));
  hls.loadSource(url);
  hls.attachMedia(video);

  return {
    choose(quality) {
      hls.nextLevel = quality === 'auto' ? -1 : quality;
    },
    chooseCaptions(index) {
      hls.subtitleTrack = index === 'off' ? -1 : index;
    },
    close,
  };
}

/** One refused segment means that all will be: a grant has one signature. What is buffered still plays. */
function isRefusedSegment({ frag, response }: ErrorData): boolean {
  return frag !== undefined && response?.code === 403;
}
