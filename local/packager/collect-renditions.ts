import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { encodedInit, encodedSegment } from './encoded-files';
import { initFile, type MediaKind, segmentFile } from './file-names';
import { joinShortTails } from './join-short-tails';
import { PackagerError } from './packager-error';
import { readRendition } from './read-rendition';
import type { FilmRenditions, Rendition, VideoRendition } from './rendition';
import type { TranscodeJob } from './transcode-job';

/**
 * Gives ffmpeg's files their names, and reads from them what the playlists say.
 *
 * @param dir folder that ffmpeg wrote to
 * @throws PackagerError `source_unreadable` where not one picture could be decoded
 */
export async function collectRenditions(
  dir: string,
  { baseName, pictures, audio }: Pick<TranscodeJob, 'baseName' | 'pictures' | 'audio'>,
): Promise<FilmRenditions> {
  const written = new Set(await readdir(dir));
  const videos: VideoRendition[] = [];
  for (const [stream, { nameModifier }] of pictures.entries()) {
    const name = `${baseName}${nameModifier}`;
    const rendition = await collect(dir, written, { stream, name, kind: 'video' });
    if (!rendition?.picture) {
      throw new PackagerError('source_unreadable', 'The film holds no picture that ffmpeg can decode.');
    }
    videos.push({ ...rendition, picture: rendition.picture });
  }
  const sound =
    audio &&
    (await collect(dir, written, {
      stream: pictures.length,
      name: `${baseName}${audio.nameModifier}`,
      kind: 'audio',
    }));
  const [joined] = sound ? await joinShortTails(dir, [sound]) : [];
  return { videos: await joinShortTails(dir, videos), audio: joined };
}

/** Undefined where ffmpeg had nothing to write: a stream that is announced and empty. */
async function collect(
  dir: string,
  written: ReadonlySet<string>,
  { stream, name, kind }: { stream: number; name: string; kind: MediaKind },
): Promise<Rendition | undefined> {
  const segments: string[] = [];
  for (let number = 1; written.has(encodedSegment(stream, number)); number++) {
    const file = segmentFile(name, kind, number);
    await rename(join(dir, encodedSegment(stream, number)), join(dir, file));
    segments.push(file);
  }
  if (segments.length === 0) return undefined;
  const init = initFile(name, kind);
  await rename(join(dir, encodedInit(stream)), join(dir, init));
  return readRendition(dir, { name, initFile: init, segments });
}
