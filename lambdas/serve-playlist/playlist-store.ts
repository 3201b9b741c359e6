import { playlistFormat } from '../../core/playlist-format';
import { Problem } from '../../core/problem';
import type { PlaylistPlace, SignablePlaylist } from '../../core/signing/playlist-signing';
import { MANIFEST, MULTIVARIANT, playlistKey } from '../../core/video/object-keys';
import { AwsError } from '../_shared/aws-error';
import { ByteMemo } from '../_shared/byte-memo';
import { getObject, type StoredBytes } from '../_shared/s3';

/** Bytes of playlists that are kept, each with the places of its media URIs. */
const KEPT_BYTES = 16 * 1024 * 1024;

/** Milliseconds for which a playlist is not asked for again that captions may be joined to. */
const FRESH = 60_000;

/** Seconds after which S3, when it failed, is worth another try. */
const RETRY_AFTER = 2;

/** A playlist as it is kept. */
export interface StoredPlaylist {
  readonly playlist: SignablePlaylist;
  /** Another for other bytes. */
  readonly version: number;
}

interface Kept extends StoredPlaylist {
  readonly eTag?: string;
  /** Milliseconds since the epoch from which on it is asked for again. */
  freshUntil: number;
  checking?: Promise<StoredPlaylist> | undefined;
}

/** Whether a playlist may change below its run: captions are joined to it. All else there is as the job wrote it. */
export function mayChange(playlistPath: string): boolean {
  return playlistPath === MULTIVARIANT || playlistPath === MANIFEST;
}

/**
 * @param now milliseconds since the epoch
 * @param log takes a line for each object that is read and is no playlist, and so is answered as it is
 * @returns a function that gives a playlist by its place. It is read once; one that may change is asked for again when a
 *   minute is over, and kept when S3 does not answer then. The function throws Problem `playlist_not_found`, or
 *   `unavailable` when S3 fails.
 */
export function createPlaylistStore(
  bucket: string,
  now: () => number,
  log: (line: string) => void,
): (place: PlaylistPlace) => Promise<StoredPlaylist> {
  const memo = new ByteMemo<Kept>(KEPT_BYTES, ({ playlist }) => playlist.bytes);
  let versions = 0;

  function keep({ body, eTag }: StoredBytes, place: PlaylistPlace): Kept {
    versions += 1;
    const playlist = playlistFormat(place.playlistPath).read(body, place);
    if (!playlist.isPlaylist) log(unsignedLine(place));
    const freshUntil = now() + FRESH;
    return { playlist, version: versions, freshUntil, ...(eTag === undefined ? {} : { eTag }) };
  }

  async function check(kept: Kept, key: string, place: PlaylistPlace): Promise<StoredPlaylist> {
    const object = await getObject(bucket, key, kept.eTag).catch(keepOnFault);
    kept.freshUntil = now() + FRESH;
    if (object === 'unchanged') return kept;
    memo.drop(key);
    return memo.get(key, () => keep(found(object), place));
  }

  return async place => {
    const key = playlistKey(place.prefix, place.playlistPath);
    const kept = await memo.get(key, async () =>
      keep(found(await getObject(bucket, key).catch(fail)), place),
    );
    if (!mayChange(place.playlistPath) || now() < kept.freshUntil) return kept;
    kept.checking ??= check(kept, key, place).finally(() => {
      kept.checking = undefined;
    });
    return kept.checking;
  };
}

function unsignedLine({ prefix, playlistPath }: PlaylistPlace): string {
  return JSON.stringify({
    level: 'warn',
    unsigned: 'not_a_playlist',
    object: playlistKey(prefix, playlistPath),
  });
}

function found(object: StoredBytes | 'unchanged' | undefined): StoredBytes {
  if (object === undefined || object === 'unchanged') throw new Problem('playlist_not_found');
  return object;
}

function fail(cause: unknown): never {
  if (cause instanceof AwsError) throw new Problem('unavailable', { retryAfter: RETRY_AFTER, cause });
  throw cause;
}

function keepOnFault(cause: unknown): 'unchanged' {
  if (cause instanceof AwsError) return 'unchanged';
  throw cause;
}
