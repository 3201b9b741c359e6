import type { VideoRendition } from '../rendition';
import { extinf, mediaPlaylistOf } from './media-playlist';
import type { Entry } from './target-duration';

/** A key frame as a part of a segment: its fragment's head and first sample. It lasts until the next one. */
interface IFrame extends Entry {
  readonly file: string;
  /** Bytes from the file's beginning. */
  readonly at: number;
}

/** The key frames of a rendition. */
export function iFramesOf({ segments, timescale }: VideoRendition): IFrame[] {
  return segments.flatMap(({ file, fragments }) =>
    fragments.map(({ at, bytesToFirstSample, duration }) => ({
      ...{ file, at },
      bytes: bytesToFirstSample,
      seconds: duration / timescale,
    })),
  );
}

/** The media playlist of a rendition's key frames, for seeking with pictures (RFC 8216, section 4.3.3.6). */
export function iFramePlaylist(rendition: VideoRendition): string {
  const frames = iFramesOf(rendition);
  return mediaPlaylistOf(rendition, frames, {
    tags: ['#EXT-X-I-FRAMES-ONLY'],
    lines: frames.flatMap(({ file, at, bytes, seconds }) => [
      extinf(seconds),
      `#EXT-X-BYTERANGE:${bytes}@${at}`,
      file,
    ]),
  });
}
