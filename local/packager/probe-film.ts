import { access } from 'node:fs/promises';
import { type FfprobeStream, ffprobeAnswer } from './ffprobe-answer';
import type { AudioProbe, FilmProbe, VideoProbe } from './film-probe';
import { PackagerError } from './packager-error';
import { parseRational } from './rational';
import { runTool } from './run-tool';
import { sourceArguments } from './source-arguments';

/** Demuxers that make a "film" out of text, of one picture, or of a list of other files. */
const NOT_A_FILM = /^(?:tty|image2|hls|dash|concatf?|\w+_pipe|lrc|srt|webvtt|ass)$/;

/**
 * Asks ffprobe what a file holds.
 *
 * @param path the film's file
 * @param signal kills ffprobe
 * @throws PackagerError `source_missing`, `source_unreadable`, `no_video` or `ffmpeg_missing`; one line each
 */
export async function probeFilm(path: string, signal?: AbortSignal): Promise<FilmProbe> {
  await access(path).catch((cause: unknown) => {
    throw new PackagerError('source_missing', 'The film was not found, or may not be read.', { cause });
  });
  let json = '';
  const args = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', ...sourceArguments(path)];
  const { code } = await runTool('ffprobe', args, {
    signal,
    onOutput: text => {
      json += text;
    },
  });
  const answer = code === 0 ? ffprobeAnswer.safeParse(JSON.parse(json)) : undefined;
  if (!answer?.success || answer.data.format.format_name.split(',').some(name => NOT_A_FILM.test(name))) {
    throw new PackagerError('source_unreadable', 'The file is not a film that ffmpeg can read.');
  }
  const { streams, format } = answer.data;
  const video = streams.map(videoOf).find(found => found !== undefined);
  if (video === undefined) throw new PackagerError('no_video', 'The file has no moving picture.');
  return {
    container: format.format_name,
    durationSeconds: format.duration,
    video,
    audio: streams.map(audioOf).find(found => found !== undefined),
  };
}

function videoOf(stream: FfprobeStream): VideoProbe | undefined {
  const { width = 0, height = 0 } = stream;
  const cover = stream.disposition?.attached_pic === 1;
  if (stream.codec_type !== 'video' || cover || width === 0 || height === 0) return undefined;
  return {
    index: stream.index,
    codec: stream.codec_name ?? 'unknown',
    width,
    height,
    sampleAspectRatio: parseRational(stream.sample_aspect_ratio) ?? { num: 1, den: 1 },
    rotation: rotationOf(stream),
    averageFrameRate: parseRational(stream.avg_frame_rate),
    nominalFrameRate: parseRational(stream.r_frame_rate),
    durationSeconds: stream.duration,
  };
}

/** ffprobe counts degrees counterclockwise, from -180 to 180. */
function rotationOf(stream: FfprobeStream): VideoProbe['rotation'] {
  const angle = stream.side_data_list?.find(data => data.rotation !== undefined)?.rotation ?? 0;
  const quarters = ((Math.round(-angle / 90) % 4) + 4) % 4;
  return ([0, 90, 180, 270] as const)[quarters] ?? 0;
}

function audioOf(stream: FfprobeStream): AudioProbe | undefined {
  const { channels = 0 } = stream;
  if (stream.codec_type !== 'audio' || channels === 0) return undefined;
  return { index: stream.index, codec: stream.codec_name ?? 'unknown', channels };
}
