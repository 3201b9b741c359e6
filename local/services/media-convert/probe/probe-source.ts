import { runTool } from '../../../packager/run-tool';
import { containerFormat } from './container-format';
import { ffprobeStreams } from './ffprobe-streams';
import type { ProbeAnswer } from './probe-answer';
import { tracksOf } from './tracks';

/**
 * ffprobe's demuxers that a film or a sound may need. The others make a film of text, of one picture, or of a list of
 * other files: a crafted one could make ffprobe ask other addresses.
 */
const DEMUXERS = [
  ...['mov', 'matroska', 'mpegts', 'mpeg', 'mxf', 'avi', 'asf', 'ogg'],
  ...['aac', 'ac3', 'eac3', 'flac', 'mp3', 'wav'],
  ...[
    'amr',
    'aiff',
    'au',
    'caf',
    'dv',
    'flv',
    'gxf',
    'h264',
    'hevc',
    'ivf',
    'm4v',
    'mpegvideo',
    'nut',
    'rm',
    'wtv',
  ],
];

/** An answer for a file of which nothing is known. */
const UNRECOGNISED: ProbeAnswer = { container: { tracks: [] } };

/**
 * Reads what a file holds with ffprobe, and words it as MediaConvert's Probe does: a file that is no film has no
 * format and no tracks.
 *
 * @param source path, or an `http:` URL that answers ranges
 * @throws PackagerError `ffmpeg_missing`
 */
export async function probeSource(source: string, signal?: AbortSignal): Promise<ProbeAnswer> {
  let json = '';
  const { code } = await runTool(
    'ffprobe',
    [
      ...['-v', 'error', '-show_format', '-show_streams', '-of', 'json'],
      ...['-format_whitelist', DEMUXERS.join(','), ...inputArguments(source)],
    ],
    {
      signal,
      onOutput: text => {
        json += text;
      },
    },
  );
  const answer = code === 0 ? ffprobeStreams.safeParse(JSON.parse(json)) : undefined;
  if (!answer?.success) return UNRECOGNISED;
  const { format, streams } = answer.data;
  const name = containerFormat(answer.data);
  return {
    container: {
      format: name,
      duration: format.duration,
      bitRate: format.bit_rate,
      tracks: tracksOf(streams, name),
    },
  };
}

/** One protocol and no other; `file:` keeps a path with a colon from being read as one. */
function inputArguments(source: string): string[] {
  const isUrl = source.startsWith('http://');
  return ['-protocol_whitelist', isUrl ? 'http,tcp' : 'file', '-i', isUrl ? source : `file:${source}`];
}
