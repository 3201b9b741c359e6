import { readPlaylist } from '../../../../cli/doctor/walk/playlist';
import type { Stop } from '../../../../cli/doctor/walk/stop';
import type { Walk } from '../../../../cli/doctor/walk/walk';
import { GOOD_FILM } from '../good-film';

export const PLAYBACK_URL = 'https://media.example.com/play/t/index.m3u8';

/** A stored playlist as it is to be, by its name. */
export type Change = (name: string, text: string) => string;

/** What a walk over a film's playlists has brought, without asking anybody. */
export function walkOver(change: Change, playbackUrl = PLAYBACK_URL, film = GOOD_FILM): Walk {
  const stops = Object.entries(film).map(([name, text]): Stop => {
    const url = new URL(name, playbackUrl);
    const playlist = readPlaylist(Buffer.from(change(name, text)), url);
    return { ...stopAt(url), place: name, playlist };
  });
  return { address: { url: new URL(playbackUrl), playlist: 'index.m3u8', grant: undefined }, stops };
}

/** A segment that was answered with this much of it. */
export function mediaAt(name: string, headers: Readonly<Record<string, string>>, body = 'me'): Stop {
  const stop = stopAt(new URL(name, PLAYBACK_URL));
  return {
    ...stop,
    kind: 'media',
    place: name,
    answer: { ...stop.answer, headers, body: Buffer.from(body) },
  };
}

function stopAt(url: URL): Stop {
  const answer = { status: 206, headers: {}, body: Buffer.alloc(0), receivedAt: 0 };
  return { kind: 'child', place: url.pathname, url, answer, preflight: undefined, playlist: undefined };
}
