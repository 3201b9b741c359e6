/** ffprobe's names of codecs → MediaConvert's (MediaConvert API reference, `Codec`). */
const CODECS: Readonly<Record<string, string>> = {
  aac: 'AAC',
  ac3: 'AC3',
  amr_nb: 'AMR',
  amr_wb: 'AMR',
  av1: 'AV1',
  dnxhd: 'VC3',
  dvvideo: 'DV',
  eac3: 'EAC3',
  flac: 'FLAC',
  h263: 'H263',
  h264: 'AVC',
  hevc: 'HEVC',
  jpeg2000: 'JPEG2000',
  mjpeg: 'MJPEG',
  mp2: 'MP2',
  mp3: 'MP3',
  mpeg1video: 'MPEG1',
  mpeg2video: 'MPEG2',
  mpeg4: 'MP4V',
  opus: 'OPUS',
  prores: 'PRORES',
  qtrle: 'QTRLE',
  rawvideo: 'UNCOMPRESSED',
  theora: 'THEORA',
  vc1: 'VC1',
  vorbis: 'VORBIS',
  vp8: 'VP8',
  vp9: 'VP9',
  webvtt: 'WEBVTT',
  wmapro: 'WMAPRO',
  wmav1: 'WMA',
  wmav2: 'WMA2',
};

/** MediaConvert's name of a codec; UNKNOWN where it has none. */
export function codecName(codec = ''): string {
  if (codec.startsWith('pcm_')) return 'PCM';
  return CODECS[codec] ?? 'UNKNOWN';
}
