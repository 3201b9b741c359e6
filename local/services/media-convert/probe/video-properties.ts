import { parseRational } from '../../../packager/rational';
import { colourOf } from './colour';
import type { FfprobeStream } from './ffprobe-streams';
import type { CodecMetadataJson, FractionJson, VideoJson } from './probe-answer';

/** Codecs of which Probe reads the stream itself (MediaConvert API reference, `CodecMetadata`). */
const READ_CODECS = new Set(['h264', 'hevc', 'mpeg2video']);

/** Containers that leave the colours to the stream (MediaConvert API reference, `VideoProperties`). */
const COLOURS_IN_STREAM = new Set(['mpegts', 'mpegps']);

/**
 * A video track as Probe describes it.
 *
 * @param format MediaConvert's name of the container
 */
export function videoProperties(stream: FfprobeStream, format: string): VideoJson {
  return {
    width: positive(stream.width),
    height: positive(stream.height),
    bitDepth: stream.bits_per_raw_sample,
    bitRate: stream.bit_rate,
    frameRate: fraction(stream.avg_frame_rate) ?? fraction(stream.r_frame_rate),
    sampleAspectRatio: fraction(stream.sample_aspect_ratio),
    displayAspectRatio: fraction(stream.display_aspect_ratio),
    rotation: rotationOf(stream),
    ...(!COLOURS_IN_STREAM.has(format) && colourOf(stream)),
    codecMetadata: READ_CODECS.has(stream.codec_name ?? '') ? codecMetadata(stream) : undefined,
  };
}

function codecMetadata(stream: FfprobeStream): CodecMetadataJson {
  const fieldOrder = FIELD_ORDERS[stream.field_order ?? ''];
  return {
    width: positive(stream.width),
    height: positive(stream.height),
    bitDepth: stream.bits_per_raw_sample,
    chromaSubsampling: chromaOf(stream.pix_fmt),
    codedFrameRate: fraction(stream.r_frame_rate),
    fieldOrder,
    profile: stream.profile,
    sampleAspectRatio: fraction(stream.sample_aspect_ratio),
    scanType: fieldOrder === undefined ? 'Progressive' : 'Interlaced',
    ...colourOf(stream),
  };
}

/** By the field that is shown first, ffprobe's second letter; it has none for progressive pictures. */
const FIELD_ORDERS: Readonly<Record<string, string>> = {
  tt: 'TopFieldFirst',
  bt: 'TopFieldFirst',
  bb: 'BottomFieldFirst',
  tb: 'BottomFieldFirst',
};

/** ffprobe counts degrees counterclockwise, from -180 to 180; Probe clockwise, and says nothing of none. */
function rotationOf({ side_data_list }: FfprobeStream): number | undefined {
  const angle = side_data_list.find(({ rotation }) => rotation !== undefined)?.rotation ?? 0;
  return positive(((Math.round(-angle) % 360) + 360) % 360);
}

/** `4:2:0` of `yuv420p10le`. */
function chromaOf(pixelFormat = ''): string | undefined {
  const [, horizontal, vertical] = /^yuva?j?4(\d)(\d)p/.exec(pixelFormat) ?? [];
  return horizontal === undefined ? undefined : `4:${horizontal}:${vertical}`;
}

function fraction(text: string | undefined): FractionJson | undefined {
  const ratio = parseRational(text);
  return ratio && { numerator: ratio.num, denominator: ratio.den };
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
