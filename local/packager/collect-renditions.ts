import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { encodedInit, encodedSegment } from './encode-arguments';
import { AUDIO_NAME, initFile, type MediaKind, segmentFile } from './file-names';
import type { FilmProbe } from './film-probe';
import { joinShortTail } from './join-short-tail';
import type { Rung } from './ladder';
import { PackagerError } from './packager-error';
import { readRendition } from './read-rendition';
import type { FilmRenditions, VideoRendition } from './rendition';

/**
 * Gives ffmpeg's files their names, and reads from them what the playlists say.
 *
 * @param from folder that ffmpeg wrote to
 * @param to folder that takes the renamed files
 * @throws PackagerError `source_unreadable` where not one picture could be decoded
 */
export async function collectRenditions(
  from: string,
  to: string,
  film: FilmProbe,
  rungs: readonly Rung[],
): Promise<FilmRenditions> {
  const videos: VideoRendition[] = [];
  for (const [stream, { name }] of rungs.entries()) {
    const rendition = await collect(from, to, { stream, name, kind: 'video' });
    if (!rendition?.picture) {
      throw new PackagerError('source_unreadable', 'The film holds no picture that ffmpeg can decode.');
    }
    videos.push({ ...rendition, picture: rendition.picture });
  }
  const sound = { stream: rungs.length, name: AUDIO_NAME, kind: 'audio' } as const;
  return { videos, audio: film.audio && (await collect(from, to, sound)) };
}

/** Undefined where ffmpeg had nothing to write: a stream that is announced and empty. */
async function collect(
  from: string,
  to: string,
  { stream, name, kind }: { stream: number; name: string; kind: MediaKind },
) {
  const written = new Set(await readdir(from));
  const segments: string[] = [];
  for (let number = 1; written.has(encodedSegment(stream, number)); number++) {
    const file = segmentFile(name, kind, number);
    await rename(join(from, encodedSegment(stream, number)), join(to, file));
    segments.push(file);
  }
  if (segments.length === 0) return undefined;
  await rename(join(from, encodedInit(stream)), join(to, initFile(name, kind)));
  const rendition = await readRendition(to, { name, initFile: initFile(name, kind), segments });
  return joinShortTail(to, rendition);
}
