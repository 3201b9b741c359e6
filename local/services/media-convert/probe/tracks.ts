import { codecName } from './codec-name';
import type { FfprobeStream } from './ffprobe-streams';
import type { AudioJson, TrackJson } from './probe-answer';
import { videoProperties } from './video-properties';

/**
 * The tracks of a file as Probe lists them. A cover picture is none.
 *
 * @param format MediaConvert's name of the container
 */
export function tracksOf(streams: readonly FfprobeStream[], format: string): TrackJson[] {
  return streams
    .filter(({ disposition }) => disposition.attached_pic !== 1)
    .map((stream, place) => trackOf(stream, place + 1, format));
}

function trackOf(stream: FfprobeStream, index: number, format: string): TrackJson {
  const { codec_type, codec_name, duration } = stream;
  const track = { index, codec: codecName(codec_name), duration };
  if (codec_type === 'video') {
    return { ...track, trackType: 'video', videoProperties: videoProperties(stream, format) };
  }
  if (codec_type === 'audio') return { ...track, trackType: 'audio', audioProperties: audioOf(stream) };
  return { ...track, trackType: 'data' };
}

function audioOf({ channels, sample_rate, bit_rate, tags }: FfprobeStream): AudioJson {
  const language = tags['language'];
  // Playlists and manifests quote it, so that nothing but letters may pass.
  const isKnown = language !== undefined && language !== 'und' && /^[a-z]{3}$/.test(language);
  return {
    channels,
    sampleRate: sample_rate,
    bitRate: bit_rate,
    languageCode: isKnown ? language : undefined,
  };
}
