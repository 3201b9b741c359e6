import type { Fraction } from './fraction';
import type { ProbeFraction, ProbeResult, ProbeTrack, ProbeVideo } from './probe-result';
import { appliedRotation } from './rotation';
import type { SourceFailure } from './source-failures';
import {
  FILM_CONTAINERS,
  SOUND_CONTAINERS,
  type SourceAudio,
  type SourceFilm,
  type SourceVideo,
} from './source-film';

type CheckedSource =
  | { readonly ok: true; readonly film: SourceFilm }
  | { readonly ok: false; readonly failure: SourceFailure };

/**
 * Whether a source can become a film, by what Probe says of it.
 *
 * @param probe undefined where Probe refused the file as one that it cannot read (400)
 */
export function checkSource(probe: ProbeResult | undefined): CheckedSource {
  const { Format: format = '', Tracks: tracks = [], Duration } = probe?.Container ?? {};
  if (format === '' && tracks.length === 0) return refuse('source_unreadable');
  if (isOneOf(SOUND_CONTAINERS, format)) return refuse('no_video');
  if (!isOneOf(FILM_CONTAINERS, format)) return refuse('unsupported_container');
  const track = tracks.find(({ TrackType }) => TrackType === 'video');
  if (track === undefined) return refuse(tracks.length === 0 ? 'source_unreadable' : 'no_video');
  const video = videoOf(track.VideoProperties ?? {});
  if (video === undefined) return refuse('source_unreadable');
  return {
    ok: true,
    film: {
      container: format,
      durationSeconds: shorter(positive(track.Duration), positive(Duration)),
      video,
      audio: audioOf(tracks),
    },
  };
}

function refuse(failure: SourceFailure): CheckedSource {
  return { ok: false, failure };
}

/** Undefined for a track without a size, as a file has it whose stream headers are lost. */
function videoOf(properties: ProbeVideo): SourceVideo | undefined {
  const { Width, Height, CodecMetadata: codec = {} } = properties;
  const [width, height] = [positive(Width), positive(Height)];
  if (width === undefined || height === undefined) return undefined;
  const interlaced = codec.FieldOrder !== undefined || codec.ScanType?.toLowerCase() === 'interlaced';
  return {
    width,
    height,
    sampleAspectRatio: fractionOf(properties.SampleAspectRatio) ??
      fractionOf(codec.SampleAspectRatio) ?? { num: 1, den: 1 },
    rotation: appliedRotation({
      degrees: properties.Rotation ?? 0,
      interlaced,
      chromaSubsampling: codec.ChromaSubsampling,
    }),
    frameRate: fractionOf(properties.FrameRate) ?? fractionOf(codec.CodedFrameRate),
    interlaced,
    highDynamicRange: [properties, codec].some(isHighDynamicRange),
  };
}

/** SMPTE ST 2084 is PQ, ARIB STD-B67 is HLG; MPEG transport streams say it in the stream only. */
function isHighDynamicRange(said: { readonly TransferCharacteristics?: string | undefined }): boolean {
  return isOneOf(['SMPTE_2084', 'ARIB_B67'], said.TransferCharacteristics ?? '');
}

function audioOf(tracks: readonly ProbeTrack[]): SourceAudio | undefined {
  const sounds = tracks.filter(({ TrackType }) => TrackType === 'audio');
  const place = sounds.findIndex(({ AudioProperties }) => AudioProperties?.Channels !== 0);
  if (place < 0) return undefined;
  const { Channels, LanguageCode } = sounds[place]?.AudioProperties ?? {};
  return { track: place + 1, channels: Channels, language: LanguageCode };
}

/** A track that was trimmed may still tell its length of before; its container tells what is played. */
function shorter(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

function fractionOf({ Numerator, Denominator }: ProbeFraction = {}): Fraction | undefined {
  const [num, den] = [positive(Numerator), positive(Denominator)];
  return num === undefined || den === undefined ? undefined : { num, den };
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}

function isOneOf<T extends string>(known: readonly T[], value: string): value is T {
  return known.some(one => one === value);
}
