import { wireCaptionsMenu } from './controls/captions-menu';
import { wireFullscreen } from './controls/fullscreen';
import { wireIdle } from './controls/idle';
import { wireKeyboard } from './controls/keyboard';
import { wirePlayToggle } from './controls/play-toggle';
import { wireQualityMenu } from './controls/quality-menu';
import { wireSeekBar } from './controls/seek-bar';
import { wireVolume } from './controls/volume';
import { element } from './element';
import type { Engine } from './engine/engine';
import { startEngine } from './engine/start-engine';
import { wireNotice } from './notice';
import { followVideo, setPageError, setPageState } from './page-state';
import type { FaultCode } from './playback-fault';
import { readPlaybackUrl } from './playback-url';

const video = element('video', HTMLVideoElement);
let engine: Engine | undefined;
/** Where a fault stopped the film, in seconds: another try goes on from there. */
let stoppedAt = 0;

const menu = wireQualityMenu(quality => engine?.choose(quality));
const captions = wireCaptionsMenu(index => engine?.chooseCaptions(index));
const notice = wireNotice({ retry, open: text => location.assign(`#${text.trim()}`) });

wirePlayToggle(video);
wireSeekBar(video);
wireVolume(video);
wireFullscreen(video);
wireKeyboard(video, captions);
wireIdle();
followVideo(video);
addEventListener('hashchange', () => open(location.hash));
open(location.hash);

function retry(): void {
  const position = stoppedAt;
  open(location.hash);
  video.addEventListener('loadedmetadata', () => (video.currentTime = position), { once: true });
}

function open(text: string): void {
  engine?.close();
  engine = undefined;
  menu.offer([]);
  captions.offer([]);
  const address = readPlaybackUrl(text);
  if (address.kind === 'url') play(address.url);
  else if (address.kind === 'refused') fail('url_refused');
  else {
    notice.ask();
    setPageError('url_missing');
  }
}

function play(url: string): void {
  notice.clear();
  setPageState('loading');
  engine = startEngine(video, url, {
    onQualities: menu.offer,
    onRendition: menu.show,
    onCaptions: captions.offer,
    onCaptionsShown: captions.show,
    onFault: fail,
  });
  if (engine === undefined) fail('unsupported');
}

function fail(code: FaultCode): void {
  stoppedAt = video.currentTime;
  notice.tell(code);
  setPageError(code);
}
