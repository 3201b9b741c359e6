import type { FilmProbe } from './film-probe';
import { outputFrameRate } from './frame-rate';
import type { Rung } from './ladder';
import { sourceArguments } from './source-arguments';

/** Length of a segment and of a group of pictures, in seconds (Apple's authoring specification, 7.5 and 1.13). */
const SEGMENT_SECONDS = 6;
const GOP_SECONDS = 2;

/** Constant quality below a ceiling, as MediaConvert's QVBR does it. */
const QUALITY = 22;

const AUDIO_BIT_RATE = 128_000;

/** Key frames come where they are forced and nowhere else, and no frame refers beyond them. */
const X264 = 'keyint=infinite:scenecut=0:open-gop=0';

/**
 * ffmpeg's AAC encoder puts 1,024 samples of its own before the sound. As many are taken away, so that these stand at
 * time zero and what follows is in step without an edit list.
 */
const ROOM_FOR_PRIMING = 'atrim=start_sample=1024';

/**
 * No edit lists: browsers follow them and hls.js does not, so that it waits for an end that never comes. Video can do
 * without them because it has no B-frames, and its presentation times are its decoding times.
 */
const PLAIN_TIMELINE = ['-format_options', 'use_editlist=0'];
const NO_B_FRAMES = ['-bf', '0'];

const PLAIN_NUMBERS = ['-use_template', '1', '-use_timeline', '0'];

/** The film's own metadata stays out: a phone writes into it where it was. */
const NO_METADATA = ['-map_metadata', '-1', '-map_chapters', '-1', '-bitexact'];

/** Name of the initialisation segment that ffmpeg writes for an output stream. */
export function encodedInit(stream: number | string): string {
  return `${stream}-init.mp4`;
}

/** Name of a media segment that ffmpeg writes; numbers begin at 1. */
export function encodedSegment(stream: number | string, number: number | string): string {
  return `${stream}-${number}.mp4`;
}

/**
 * Arguments with which ffmpeg decodes a film once and writes all renditions: stream 0, 1, … per rung, then the sound.
 * ffmpeg's DASH muxer is taken because it cuts every stream on the same grid and starts each at zero; its manifest is
 * thrown away.
 *
 * @param outDir folder for the segments
 */
export function encodeArguments(
  source: string,
  film: FilmProbe,
  rungs: readonly Rung[],
  outDir: string,
): string[] {
  return [
    ...['-nostdin', '-v', 'error', '-progress', 'pipe:1', '-nostats'],
    ...sourceArguments(source),
    ...['-filter_complex', filterGraph(film, rungs)],
    ...rungs.flatMap((rung, index) => videoArguments(rung, index)),
    ...(film.audio ? ['-map', '[sound]', '-c:a', 'aac', '-b:a', `${AUDIO_BIT_RATE}`] : []),
    ...NO_METADATA,
    ...['-f', 'dash', '-seg_duration', `${SEGMENT_SECONDS}`, ...PLAIN_NUMBERS, ...PLAIN_TIMELINE],
    ...['-init_seg_name', encodedInit('$RepresentationID$')],
    ...['-media_seg_name', encodedSegment('$RepresentationID$', '$Number$')],
    `${outDir}/manifest.mpd`,
  ];
}

const soundFilters = [
  'aresample=48000:async=1:first_pts=0',
  ROOM_FOR_PRIMING,
  'aformat=channel_layouts=stereo:sample_fmts=fltp',
];

/** A constant frame rate from time zero, square pixels, 8 bit 4:2:0; sound as stereo at 48 kHz from time zero. */
function filterGraph(film: FilmProbe, rungs: readonly Rung[]): string {
  const { num, den } = outputFrameRate(film.video);
  const split = `[0:${film.video.index}]fps=${num}/${den}:start_time=0,split=${rungs.length}`;
  const scaled = rungs.map(
    ({ width, height }, index) => `[s${index}]scale=${width}:${height},setsar=1,format=yuv420p[v${index}]`,
  );
  const sound = film.audio ? [`[0:${film.audio.index}]${soundFilters.join(',')}[sound]`] : [];
  return [`${split}${rungs.map((_, index) => `[s${index}]`).join('')}`, ...scaled, ...sound].join(';');
}

function videoArguments({ maxBitRate }: Rung, index: number): string[] {
  return [
    ...[
      '-map',
      `[v${index}]`,
      `-c:v:${index}`,
      'libx264',
      '-preset',
      'veryfast',
      '-profile:v',
      'high',
      ...NO_B_FRAMES,
    ],
    ...[
      `-crf:v:${index}`,
      `${QUALITY}`,
      `-maxrate:v:${index}`,
      `${maxBitRate}`,
      `-bufsize:v:${index}`,
      `${maxBitRate}`,
    ],
    ...[
      `-x264-params:v:${index}`,
      X264,
      `-force_key_frames:v:${index}`,
      `expr:gte(t,n_forced*${GOP_SECONDS})`,
    ],
  ];
}
