import Hls from 'hls.js';
import { readPlaybackUrl } from './playback-url';

const address = readPlaybackUrl(location.hash);
const video = document.querySelector('video');
if (address.kind === 'url' && video) {
  const hls = new Hls({ workerPath: new URL('hls.worker.js', import.meta.url).href });
  hls.loadSource(address.url);
  hls.attachMedia(video);
}
