import { playlistChildren } from '../../core/hls/playlist-children';
import { playlistDuration } from '../../core/hls/playlist-duration';
import { POSTER_PATHS } from '../../core/ladder/poster-group';
import { isPlaylistPath, MANIFEST, MULTIVARIANT, playlistKey } from '../../core/video/object-keys';
import type { OutputSeen } from '../../core/video/output-verdict';
import type { MediaBucket } from './media-bucket';

/** Longest playlist that is read, in bytes: a film of two days has one of about 3 MB. */
const PLAYLIST_MAX = 16 * 1024 * 1024;

interface Written extends Omit<OutputSeen, 'promisedSeconds' | 'reachedSeconds'> {
  /** Length of the longest of all renditions, those of sound among them. */
  readonly longestSeconds: number;
}

/**
 * What really lies in the bucket of a finished run. Its length is that of its shortest variant. A playlist whose path
 * `isPlaylistPath` does not take counts as missing: it would never be answered, and might lead out of the run.
 *
 * @param prefix the run's prefix, without a slash at its end
 * @throws whatever the bucket's adapter throws: only a definite answer makes a playlist missing
 */
export async function seeOutput(
  bucket: Pick<MediaBucket, 'read' | 'exists'>,
  prefix: string,
): Promise<Written> {
  const [multivariant, manifest] = await Promise.all([
    bucket.read(playlistKey(prefix, MULTIVARIANT), PLAYLIST_MAX),
    bucket.exists(playlistKey(prefix, MANIFEST)),
  ]);
  if (multivariant === undefined) return { writtenSeconds: 0, longestSeconds: 0, missing: manifest ? 1 : 2 };

  const children = playlistChildren(multivariant);
  const lengths = (paths: readonly string[]) => Promise.all(paths.map(path => length(bucket, prefix, path)));
  const [variants, others, poster] = await Promise.all([
    lengths(children.variants),
    lengths(children.others),
    posterOf(bucket, prefix),
  ]);
  const pictures = variants.filter(isThere);
  const all = [...pictures, ...others.filter(isThere)];
  return {
    writtenSeconds: pictures.length === 0 ? 0 : Math.min(...pictures),
    longestSeconds: Math.max(0, ...all),
    missing: variants.length + others.length - all.length + (manifest ? 0 : 1),
    ...(poster === undefined ? {} : { poster }),
  };
}

function isThere(seconds: number | undefined): seconds is number {
  return seconds !== undefined;
}

async function posterOf(bucket: Pick<MediaBucket, 'exists'>, prefix: string): Promise<string | undefined> {
  for (const path of POSTER_PATHS) if (await bucket.exists(`${prefix}/${path}`)) return path;
  return undefined;
}

/** Seconds, in whole milliseconds; undefined where there is no such playlist. */
async function length(
  bucket: Pick<MediaBucket, 'read'>,
  prefix: string,
  path: string,
): Promise<number | undefined> {
  if (!isPlaylistPath(path)) return undefined;
  const playlist = await bucket.read(playlistKey(prefix, path), PLAYLIST_MAX);
  return playlist && Math.round(playlistDuration(playlist) * 1000) / 1000;
}
