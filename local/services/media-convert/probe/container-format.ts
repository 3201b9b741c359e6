import type { FfprobeStreams } from './ffprobe-streams';

/** ffprobe's names of containers → MediaConvert's (MediaConvert API reference, `Format`). */
const FORMATS: Readonly<Record<string, string>> = {
  aac: 'aac',
  ac3: 'ac3',
  asf: 'asf',
  avi: 'avi',
  eac3: 'eac3',
  flac: 'flac',
  mp3: 'mp3',
  mpeg: 'mpegps',
  mpegts: 'mpegts',
  mxf: 'mxf',
  ogg: 'ogg',
  wav: 'wave',
};

/** Codecs that WebM may hold (WebM container guidelines); Matroska may hold them too, and nothing else tells. */
const OF_WEBM = new Set(['vp8', 'vp9', 'av1', 'vorbis', 'opus', 'webvtt']);

/** MediaConvert's name of a container; ffprobe's own where MediaConvert has none. */
export function containerFormat({ format, streams }: FfprobeStreams): string {
  const [name = ''] = format.format_name.split(',');
  if (name === 'mov') return brandFormat(format.tags['major_brand']);
  if (name === 'matroska') {
    return streams.every(({ codec_name = '' }) => OF_WEBM.has(codec_name)) ? 'webm' : 'matroska';
  }
  return FORMATS[name] ?? name;
}

/** By the brand; files from before there were brands are QuickTime's (ISO/IEC 14496-12, 4.3). */
function brandFormat(brand = 'qt  '): string {
  if (brand.startsWith('qt')) return 'quicktime';
  if (brand.startsWith('3gp')) return 'three_gp';
  return brand.startsWith('3g2') ? 'three_g2' : 'mp4';
}
