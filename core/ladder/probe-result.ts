/**
 * What is read of an answer of MediaConvert's Probe, named as its JSON (`ProbeResult` of the API). Every part may be
 * missing: Probe leaves out what the file does not say.
 */
export interface ProbeResult {
  readonly Container?: ProbeContainer | undefined;
}

export interface ProbeContainer {
  /** Blank for a container that Probe does not recognise. */
  readonly Format?: string | undefined;
  /** Seconds. */
  readonly Duration?: number | undefined;
  readonly Tracks?: readonly ProbeTrack[] | undefined;
}

export interface ProbeTrack {
  readonly TrackType?: string | undefined;
  readonly Codec?: string | undefined;
  /** Seconds. */
  readonly Duration?: number | undefined;
  readonly VideoProperties?: ProbeVideo | undefined;
  readonly AudioProperties?: ProbeAudio | undefined;
}

export interface ProbeVideo {
  /** Pixels as they are coded, before rotation. */
  readonly Width?: number | undefined;
  readonly Height?: number | undefined;
  readonly FrameRate?: ProbeFraction | undefined;
  /** What the container says of the shape of a pixel. */
  readonly SampleAspectRatio?: ProbeFraction | undefined;
  /** Degrees clockwise; missing for none. */
  readonly Rotation?: number | undefined;
  readonly TransferCharacteristics?: string | undefined;
  /** What the stream itself says; missing for many codecs. */
  readonly CodecMetadata?: ProbeCodecMetadata | undefined;
}

interface ProbeCodecMetadata {
  readonly ScanType?: string | undefined;
  /** Said of interlaced pictures only. */
  readonly FieldOrder?: string | undefined;
  readonly ChromaSubsampling?: string | undefined;
  readonly CodedFrameRate?: ProbeFraction | undefined;
  readonly SampleAspectRatio?: ProbeFraction | undefined;
  readonly TransferCharacteristics?: string | undefined;
}

export interface ProbeAudio {
  readonly Channels?: number | undefined;
  /** ISO 639-3, three letters. */
  readonly LanguageCode?: string | undefined;
}

export interface ProbeFraction {
  readonly Numerator?: number | undefined;
  readonly Denominator?: number | undefined;
}
