import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifest } from './dash/manifest';
import { iFramePlaylistFile, manifestFile, playlistFile } from './file-names';
import { iFramePlaylist } from './hls/i-frame-playlist';
import { mediaPlaylist } from './hls/media-playlist';
import { multivariantPlaylist } from './hls/multivariant-playlist';
import type { FilmRenditions } from './rendition';
import type { TranscodeJob } from './transcode-job';

/** Writes the playlists and the manifest over what lies in a folder. */
export async function writePlaylists(
  dir: string,
  { baseName, audio, iFramePlaylists }: Pick<TranscodeJob, 'baseName' | 'audio' | 'iFramePlaylists'>,
  renditions: FilmRenditions,
): Promise<void> {
  const write = (name: string, text: string) => writeFile(join(dir, name), text);
  const { videos, audio: sound } = renditions;
  await Promise.all([
    write(
      playlistFile(baseName),
      multivariantPlaylist(renditions, {
        audioGroup: audio?.groupId,
        language: audio?.language,
        iFramePlaylists,
      }),
    ),
    write(manifestFile(baseName), manifest(renditions, audio?.language)),
    ...[...videos, ...(sound ? [sound] : [])].map(one => write(playlistFile(one.name), mediaPlaylist(one))),
    ...(iFramePlaylists ? videos.map(one => write(iFramePlaylistFile(one.name), iFramePlaylist(one))) : []),
  ]);
}
