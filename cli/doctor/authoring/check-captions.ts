import type { Finding } from '../finding';
import { isWebVtt } from '../walk/is-webvtt';
import { isAnswered } from '../walk/stop';
import type { Walk } from '../walk/walk';

/** The header of WebVTT ends with the first empty line (W3C WebVTT, section 4.1). */
const HEADER_END = /(?:\r\n){2}|\n\n|\r\r/;

/** Whether WebVTT says in its header where its times begin (RFC 8216, section 3.5). */
export function checkCaptions({ stops }: Walk): Finding[] {
  return stops
    .filter(stop => stop.kind === 'media' && isAnswered(stop) && isWebVtt(stop.url.pathname))
    .filter(({ answer }) => !hasTimestampMap(answer.body.toString()))
    .map(({ place }) => ({ code: 'authoring_timestamp_map', place }));
}

function hasTimestampMap(text: string): boolean {
  return /^X-TIMESTAMP-MAP=/m.test(text.split(HEADER_END, 1)[0] ?? '');
}
