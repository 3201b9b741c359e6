import { toNumber } from '../../../core/ladder/fraction';
import { iFramePlaylistFile, playlistFile } from '../file-names';
import type { FilmRenditions, Rendition, VideoRendition } from '../rendition';
import { averageBitRate, peakBitRate } from './bit-rate';
import { iFramesOf } from './i-frame-playlist';
import { HLS_VERSION } from './media-playlist';

interface PlaylistOptions {
  /** GROUP-ID of the sound. */
  readonly audioGroup: string | undefined;
  /** Of the sound: ISO 639, three letters. */
  readonly language?: string | undefined;
  /** Whether the sizes have playlists of their key frames. */
  readonly iFramePlaylists: boolean;
}

/** A rendition of sound, and the group that it is in. */
interface Sound {
  readonly rendition: Rendition;
  readonly group: string;
  readonly language: string | undefined;
}

/** The multivariant playlist over the renditions of a film, and its sound where it has one. */
export function multivariantPlaylist(
  { videos, audio }: FilmRenditions,
  { audioGroup = 'audio', language, iFramePlaylists }: PlaylistOptions,
): string {
  const sound = audio && { rendition: audio, group: audioGroup, language };
  return [
    '#EXTM3U',
    `#EXT-X-VERSION:${HLS_VERSION}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(sound ? [audioTag(sound)] : []),
    ...videos.flatMap(video => variantLines(video, sound)),
    ...(iFramePlaylists ? videos.map(iFrameTag) : []),
    '',
  ].join('\n');
}

function audioTag({ rendition, group, language }: Sound): string {
  const attributes = [
    'TYPE=AUDIO',
    `GROUP-ID="${group}"`,
    ...(language === undefined ? [] : [`LANGUAGE="${language}"`]),
    'NAME="Sound"',
    'AUTOSELECT=YES',
    'DEFAULT=YES',
    'CHANNELS="2"',
    `URI="${playlistFile(rendition.name)}"`,
  ];
  return `#EXT-X-MEDIA:${attributes.join(',')}`;
}

function variantLines(video: VideoRendition, sound: Sound | undefined): string[] {
  const played = [video, ...(sound ? [sound.rendition] : [])];
  const attributes = [
    `BANDWIDTH=${Math.ceil(sum(played.map(one => peakBitRate(one.segments))))}`,
    `AVERAGE-BANDWIDTH=${Math.ceil(sum(played.map(one => averageBitRate(one.segments))))}`,
    `CODECS="${played.map(one => one.codec).join(',')}"`,
    resolution(video),
    `FRAME-RATE=${toNumber(video.picture.frameRate).toFixed(3)}`,
    ...(sound ? [`AUDIO="${sound.group}"`] : []),
  ];
  return [`#EXT-X-STREAM-INF:${attributes.join(',')}`, playlistFile(video.name)];
}

function iFrameTag(video: VideoRendition): string {
  const frames = iFramesOf(video);
  const attributes = [
    `BANDWIDTH=${Math.ceil(peakBitRate(frames))}`,
    `AVERAGE-BANDWIDTH=${Math.ceil(averageBitRate(frames))}`,
    `CODECS="${video.codec}"`,
    resolution(video),
    `URI="${iFramePlaylistFile(video.name)}"`,
  ];
  return `#EXT-X-I-FRAME-STREAM-INF:${attributes.join(',')}`;
}

function resolution({ picture: { width, height } }: VideoRendition): string {
  return `RESOLUTION=${width}x${height}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
