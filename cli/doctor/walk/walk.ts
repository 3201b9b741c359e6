import type { PlaybackAddress } from '../playback-address';
import { childrenOf } from './children-of';
import { inParallel } from './in-parallel';
import { mediaOf } from './media-of';
import type { Stop } from './stop';
import { stopAtMedia, stopAtPlaylist } from './stop-at';
import type { Visit } from './visit';

/** Everything that was asked for, and what was answered. */
export interface Walk {
  readonly address: PlaybackAddress;
  /** In the order of asking: the playback URL first. */
  readonly stops: readonly Stop[];
}

/**
 * Walks a playback URL as a player does: its playlist, the playlists that this one names, and of each of them the
 * initialisation segment and the first, the middle and the last segment. Of a segment it asks for two bytes, of captions
 * for their header.
 */
export async function walkPlayback(address: PlaybackAddress, visit: Visit): Promise<Walk> {
  const first = await stopAtPlaylist(visit, address.url, printable(address.playlist));
  const children = await inParallel(childrenOf(first), child =>
    stopAtPlaylist(visit, child.url, printable(child.name), first.playlist),
  );
  const playlists = [first, ...children];
  const media = await inParallel(playlists.flatMap(mediaOf), each => stopAtMedia(visit, each.url, each.name));
  return { address, stops: [...playlists, ...media] };
}

/** A name from a playlist, for a terminal: nothing in it can steer one. */
function printable(name: string): string {
  return name.replace(/[^\x21-\x7e]/g, '?').slice(0, 80);
}
