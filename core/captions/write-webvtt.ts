import { CaptionError } from './caption-error';
import { WRITTEN_CAPTION_BYTES_MAX } from './caption-limits';
import type { Cue } from './cue/cue';
import { writeTime } from './cue/timestamp';

/**
 * Says which media time the cue time 0 is (RFC 8216, section 3.5). Both are the film's beginning here: fragmented MP4
 * begins at 0, unlike MPEG-2 transport streams.
 */
const TIMESTAMP_MAP = 'X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0';

/**
 * The cues as a WebVTT file (W3C WebVTT, section 4.1) that serves HLS, DASH and a page's own track alike.
 *
 * @throws CaptionError `too_large` where escapes bring it above `WRITTEN_CAPTION_BYTES_MAX`
 */
export function writeWebVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ start, end, settings, text }) => {
    const timing = `${writeTime(start)} --> ${writeTime(end)}`;
    return `\n${settings === '' ? timing : `${timing} ${settings}`}\n${text}\n`;
  });
  const file = `WEBVTT\n${TIMESTAMP_MAP}\n${blocks.join('')}`;
  if (Buffer.byteLength(file) > WRITTEN_CAPTION_BYTES_MAX) throw new CaptionError('too_large');
  return file;
}
