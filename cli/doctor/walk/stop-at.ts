import { decodedBody } from './decoded-body';
import { isWebVtt } from './is-webvtt';
import { type Playlist, readPlaylist } from './playlist';
import { isAnswered, type Stop } from './stop';
import type { Visit } from './visit';

const PLAYLIST_BYTES = 16_000_000;
/** The first byte to the last of what is asked of a segment; a header of captions is to be in it. */
const SEGMENT_RANGE = 'bytes=0-1';
const CAPTIONS_RANGE = 'bytes=0-1023';
/** More than any refusal has. */
const MEDIA_BYTES = 16_384;

/** Asks for a playlist. Whether a page may ask is tried at the playback URL, which no other playlist names. */
export async function stopAtPlaylist(
  visit: Visit,
  url: URL,
  place: string,
  multivariant?: Playlist,
): Promise<Stop> {
  const kind = multivariant ? 'child' : 'playback';
  const headers = { accept: '*/*', 'accept-encoding': 'gzip, deflate, br' };
  const answer = await visit(url, { headers, maxBytes: PLAYLIST_BYTES });
  const preflight = kind === 'playback' && answer.status !== 0 ? await askFirst(visit, url) : undefined;
  const stop: Stop = { kind, place, url, answer, preflight, playlist: undefined };
  return isAnswered(stop)
    ? { ...stop, playlist: readPlaylist(decodedBody(answer), url, multivariant) }
    : stop;
}

/** Asks for the first bytes of a segment, and whether a page may. */
export async function stopAtMedia(visit: Visit, url: URL, place: string): Promise<Stop> {
  const headers = {
    accept: '*/*',
    'accept-encoding': 'identity',
    range: isWebVtt(url.pathname) ? CAPTIONS_RANGE : SEGMENT_RANGE,
  };
  const answer = await visit(url, { headers, maxBytes: MEDIA_BYTES });
  const stop: Stop = { kind: 'media', place, url, answer, preflight: undefined, playlist: undefined };
  return isAnswered(stop) ? { ...stop, preflight: await askFirst(visit, url) } : stop;
}

/** A preflight (Fetch standard, "CORS-preflight fetch"). */
function askFirst(visit: Visit, url: URL) {
  const headers = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'range' };
  return visit(url, { method: 'OPTIONS', headers, maxBytes: MEDIA_BYTES });
}
