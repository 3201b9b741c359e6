import { playlistFormat } from '../../core/playlist-format';
import { Problem } from '../../core/problem';
import type { PlaylistPlace, SignablePlaylist } from '../../core/signing/playlist-signing';
import { playlistKey } from '../../core/video/object-keys';
import { AwsError } from '../_shared/aws-error';
import { ByteMemo } from '../_shared/byte-memo';
import { getObject } from '../_shared/s3';

/** Bytes of playlists that are kept, each with the places of its media URIs. */
const KEPT_BYTES = 16 * 1024 * 1024;

/** Seconds after which S3, when it failed, is worth another try. */
const RETRY_AFTER = 2;

/**
 * @returns a function that gives a playlist by its place; what lies below a run never changes, so it is read once. It
 *   throws Problem `playlist_not_found`, or `unavailable` when S3 fails.
 */
export function createPlaylistStore(bucket: string): (place: PlaylistPlace) => Promise<SignablePlaylist> {
  const kept = new ByteMemo<SignablePlaylist>(KEPT_BYTES, playlist => playlist.bytes);
  return async place => {
    const key = playlistKey(place.prefix, place.playlistPath);
    return kept.get(key, async () => playlistFormat(key).read(await getPlaylist(bucket, key), place));
  };
}

async function getPlaylist(bucket: string, key: string): Promise<Buffer> {
  try {
    const body = await getObject(bucket, key);
    if (body !== undefined) return body;
  } catch (cause) {
    if (cause instanceof AwsError) throw new Problem('unavailable', { retryAfter: RETRY_AFTER, cause });
    throw cause;
  }
  throw new Problem('playlist_not_found');
}
