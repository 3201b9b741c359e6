import Hls from 'hls.js';
import type { Engine, EngineEvents } from './engine';
import { startHlsEngine } from './hls-engine';
import { startNativeEngine } from './native-engine';

/**
 * Starts what plays HLS in this browser. hls.js comes first where it can run: it offers the renditions to choose from,
 * and says why something fails.
 *
 * @returns undefined where nothing here plays HLS
 */
export function startEngine(video: HTMLVideoElement, url: string, events: EngineEvents): Engine | undefined {
  if (Hls.isSupported()) return startHlsEngine(video, url, events);
  if (video.canPlayType('application/vnd.apple.mpegurl') !== '') return startNativeEngine(video, url, events);
  return undefined;
}
