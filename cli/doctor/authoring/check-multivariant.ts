import type { FaultCode, Finding } from '../finding';
import type { Child, Playlist } from '../walk/playlist';
import type { Stop } from '../walk/stop';
import type { Walk } from '../walk/walk';
import { audioGroup } from './audio-group';
import { hasAac, hasPictures, hasSound, isUpToHigh41 } from './codecs';

/** Bits per second of the variant that a viewer is to begin with, and how far from it one may be (1.32). */
const FIRST_RATE = 2_000_000;
const FIRST_FACTOR = 1.75;
/** How far aspect ratios may differ: sizes are whole and even numbers. */
const ASPECT_TOLERANCE = 0.02;

/** Apple's HLS authoring rules for a multivariant playlist; the rules' numbers stand in the sentences. */
export function checkMultivariant({ stops }: Walk): Finding[] {
  return stops.flatMap(({ playlist, place }: Stop) =>
    playlist && playlist.variants.length > 0 ? faults(playlist).map(code => ({ code, place })) : [],
  );
}

function faults(playlist: Playlist): FaultCode[] {
  const { variants, iFrames, renditions } = playlist;
  const pictures = variants.filter(hasPictures);
  const sounding = variants.filter(hasSound);
  const h264 = variants.map(isUpToHigh41).filter(each => each !== undefined);
  const rates = new Set(variants.map(variant => number(variant, 'BANDWIDTH')));
  const found: Partial<Record<FaultCode, boolean>> = {
    authoring_codecs: [...variants, ...iFrames].some(lacks('CODECS')),
    authoring_resolution: [...pictures, ...iFrames].some(lacks('RESOLUTION')),
    authoring_average_bandwidth: variants.some(lacks('AVERAGE-BANDWIDTH')),
    authoring_frame_rate: pictures.some(lacks('FRAME-RATE')),
    authoring_one_bit_rate: rates.size < 2,
    authoring_i_frames: iFrames.length === 0 && pictures.length > 0,
    authoring_first_variant: isFarFromFirst(variants),
    authoring_peak: variants.some(each => number(each, 'BANDWIDTH') > 2 * number(each, 'AVERAGE-BANDWIDTH')),
    authoring_profile: h264.length > 0 && !h264.includes(true),
    authoring_stereo_aac: sounding.length > 0 && !sounding.some(each => isStereoAac(each, playlist)),
    authoring_muxed_audio: pictures.some(each => hasSound(each) && !hasSoundApart(each, playlist)),
    authoring_aspect: hasSeveralAspects(pictures),
    authoring_language: renditions.some(
      ({ attributes }) => attributes.get('TYPE') === 'SUBTITLES' && !attributes.has('LANGUAGE'),
    ),
  };
  return (Object.keys(found) as FaultCode[]).filter(code => found[code]);
}

function lacks(name: string): (child: Child) => boolean {
  return ({ attributes }) => !attributes.has(name);
}

/** Sound of a variant whose playlist says nothing of its channels may be stereo. */
function isStereoAac(variant: Child, playlist: Playlist): boolean {
  const group = audioGroup(variant, playlist);
  const channels = group.map(({ attributes }) => attributes.get('CHANNELS')?.split('/')[0] ?? '2');
  return hasAac(variant) && (group.length === 0 || channels.includes('2'));
}

/** A rendition without a URI is in the variant itself. */
function hasSoundApart(variant: Child, playlist: Playlist): boolean {
  return audioGroup(variant, playlist).some(({ uri }) => uri !== '');
}

/** NaN where there is none, which is neither more nor less than anything. */
function number({ attributes }: Child, name: string): number {
  return Number.parseInt(attributes.get(name) ?? '', 10);
}

/** Whether another variant would have been nearer than the first, and the first is far away. */
function isFarFromFirst(variants: readonly Child[]): boolean {
  const factors = variants.map(each => {
    const factor = number(each, 'AVERAGE-BANDWIDTH') / FIRST_RATE;
    return Math.max(factor, 1 / factor);
  });
  const [first = 1] = factors;
  return first > FIRST_FACTOR && first > Math.min(...factors);
}

function hasSeveralAspects(variants: readonly Child[]): boolean {
  const ratios = variants.flatMap(({ attributes }) => {
    const [, width, height] = /^(\d+)x(\d+)$/.exec(attributes.get('RESOLUTION') ?? '') ?? [];
    return width === undefined ? [] : [Number(width) / Number(height)];
  });
  return ratios.length > 0 && Math.max(...ratios) / Math.min(...ratios) > 1 + ASPECT_TOLERANCE;
}
