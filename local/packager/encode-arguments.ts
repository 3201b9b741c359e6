import { ENCODED_MANIFEST, encodedInit, encodedSegment } from './encoded-files';
import { captureTemplate } from './file-names';
import { END, filterGraph } from './filter-graph';
import { groupFrames, segmentLength } from './group-length';
import { sourceArguments } from './source-arguments';
import type { PosterOutput, SoundOutput, TranscodeJob } from './transcode-job';

/** Containers of films; a playlist or a list of other files is none. */
const CONTAINERS = 'mov,matroska,webm,mpegts,mpeg,mpegvideo,mxf,avi,asf,ogg,flv,h264,hevc';

/** What is quality 1 to 10 to MediaConvert is a quantiser to x264: 8 is 22, 7 is 24. */
const CRF = { best: 38, perLevel: 2, own: 23 };

/** What is quality 1 to 100 to MediaConvert is a quantiser to ffmpeg's JPEG: 100 is 2, 80 is 5. */
const JPEG = { best: 2, perPoint: 0.13 };

/**
 * No edit lists: browsers follow them and hls.js does not, so that it waits for an end that never comes. Video can do
 * without them because it has no B-frames, and its presentation times are its decoding times. A fragment for each
 * group of pictures lets an I-frame playlist name the first of its samples.
 */
const FRAGMENTS = ['-format_options', 'use_editlist=0:movflags=+frag_keyframe+skip_sidx'];
const NO_B_FRAMES = ['-bf', '0'];

const PLAIN_NUMBERS = ['-use_template', '1', '-use_timeline', '0'];

/** The film's own metadata stays out: a phone writes into it where it was. */
const NO_METADATA = ['-map_metadata', '-1', '-map_chapters', '-1', '-bitexact'];

/**
 * Arguments with which ffmpeg decodes a film once and writes everything of a job into its working directory: stream
 * 0, 1, … per size, then the sound, then the poster. ffmpeg's DASH muxer is taken because it cuts every stream on the
 * same grid and starts each at zero.
 */
export function encodeArguments(job: TranscodeJob): string[] {
  return [
    ...['-nostdin', '-v', 'error', '-progress', 'pipe:1', '-nostats'],
    ...(job.rotate ? [] : ['-noautorotate']),
    ...['-format_whitelist', CONTAINERS, ...sourceArguments(job.source)],
    ...['-filter_complex', filterGraph(job)],
    ...job.pictures.flatMap((_, index) => videoArguments(job, index)),
    ...(job.audio ? soundArguments(job.audio) : []),
    ...NO_METADATA,
    ...['-f', 'dash', '-seg_duration', segmentLength(job).toFixed(6), ...PLAIN_NUMBERS, ...FRAGMENTS],
    ...['-init_seg_name', encodedInit('$RepresentationID$')],
    ...['-media_seg_name', encodedSegment('$RepresentationID$', '$Number$'), ENCODED_MANIFEST],
    ...(job.poster ? posterArguments(job.poster) : []),
  ];
}

function videoArguments(job: TranscodeJob, index: number): string[] {
  const picture = job.pictures[index];
  if (picture === undefined) return [];
  const { maxBitRate, quality } = picture;
  const crf = quality === undefined ? CRF.own : CRF.best - CRF.perLevel * quality;
  const frames = groupFrames(picture, job);
  // Key frames come where a group begins and nowhere else, and no frame refers beyond them.
  const x264 = `keyint=${frames ?? 'infinite'}:scenecut=0:open-gop=0`;
  return [
    ...['-map', END.picture(index), `-c:v:${index}`, 'libx264', '-preset', 'veryfast', '-profile:v', 'high'],
    ...[...NO_B_FRAMES, `-crf:v:${index}`, `${crf}`],
    ...[`-maxrate:v:${index}`, `${maxBitRate}`, `-bufsize:v:${index}`, `${maxBitRate}`],
    ...[`-x264-params:v:${index}`, x264],
    ...(frames === undefined
      ? [`-force_key_frames:v:${index}`, `expr:gte(t,n_forced*${job.gopSeconds})`]
      : []),
  ];
}

function soundArguments({ bitRate }: SoundOutput): string[] {
  return ['-map', END.sound, '-c:a', 'aac', '-b:a', `${bitRate}`];
}

function posterArguments({ base, quality }: PosterOutput): string[] {
  const quantiser = Math.round(JPEG.best + JPEG.perPoint * (100 - quality));
  return [
    ...['-map', END.poster, '-c:v', 'mjpeg', '-q:v', `${quantiser}`, ...NO_METADATA],
    ...['-f', 'image2', '-start_number', '0', captureTemplate(base)],
  ];
}
