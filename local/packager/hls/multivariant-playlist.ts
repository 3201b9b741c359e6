import { mediaPlaylistFile } from '../file-names';
import { toNumber } from '../rational';
import type { FilmRenditions, Rendition, VideoRendition } from '../rendition';
import { averageBitRate, peakBitRate } from './bit-rate';
import { HLS_VERSION, targetDuration } from './media-playlist';

const AUDIO_GROUP = 'program_audio';

/** Players begin with the first variant; Apple's authoring specification (1.32) wants one of about 2 Mbit/s there. */
const FIRST_VARIANT_BIT_RATE = 2_000_000;

interface Variant {
  rendition: VideoRendition;
  bandwidth: number;
  averageBandwidth: number;
}

/** The multivariant playlist over the renditions of a film, and its sound where it has one. */
export function multivariantPlaylist({ videos, audio }: FilmRenditions): string {
  const variants = videos.map(rendition => ({
    rendition,
    bandwidth: peakOf(rendition) + (audio ? peakOf(audio) : 0),
    averageBandwidth: averageBitRate(rendition) + (audio ? averageBitRate(audio) : 0),
  }));
  return [
    '#EXTM3U',
    `#EXT-X-VERSION:${HLS_VERSION}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(audio ? [audioTag(audio)] : []),
    ...firstVariantFirst(variants).flatMap(variant => variantLines(variant, audio)),
    '',
  ].join('\n');
}

function peakOf(rendition: Rendition): number {
  return peakBitRate(rendition, targetDuration(rendition));
}

function firstVariantFirst(variants: readonly Variant[]): Variant[] {
  const distance = ({ averageBandwidth }: Variant) => Math.abs(averageBandwidth - FIRST_VARIANT_BIT_RATE);
  const [first] = [...variants].sort((a, b) => distance(a) - distance(b));
  return first === undefined ? [] : [first, ...variants.filter(variant => variant !== first)];
}

function audioTag(audio: Rendition): string {
  const attributes = [
    'TYPE=AUDIO',
    `GROUP-ID="${AUDIO_GROUP}"`,
    'NAME="Sound"',
    'AUTOSELECT=YES',
    'DEFAULT=YES',
    'CHANNELS="2"',
    `URI="${mediaPlaylistFile(audio.name)}"`,
  ];
  return `#EXT-X-MEDIA:${attributes.join(',')}`;
}

function variantLines({ rendition, ...rate }: Variant, audio: Rendition | undefined): string[] {
  const { width, height, frameRate } = rendition.picture;
  const attributes = [
    `BANDWIDTH=${Math.ceil(rate.bandwidth)}`,
    `AVERAGE-BANDWIDTH=${Math.ceil(rate.averageBandwidth)}`,
    `CODECS="${[rendition.codec, ...(audio ? [audio.codec] : [])].join(',')}"`,
    `RESOLUTION=${width}x${height}`,
    `FRAME-RATE=${toNumber(frameRate).toFixed(3)}`,
    ...(audio ? [`AUDIO="${AUDIO_GROUP}"`] : []),
  ];
  return [`#EXT-X-STREAM-INF:${attributes.join(',')}`, mediaPlaylistFile(rendition.name)];
}
