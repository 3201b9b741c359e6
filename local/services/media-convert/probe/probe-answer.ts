/** An answer of Probe for one file, as the API's JSON. Probe leaves out what the file does not say. */
export interface ProbeAnswer {
  readonly container: ContainerJson;
}

interface ContainerJson {
  /** Missing for a file that Probe does not recognise. */
  readonly format?: string | undefined;
  /** Seconds. */
  readonly duration?: number | undefined;
  /** Bit/s. */
  readonly bitRate?: number | undefined;
  readonly tracks: readonly TrackJson[];
}

export interface TrackJson {
  /** From 1. */
  readonly index: number;
  readonly trackType: 'video' | 'audio' | 'data';
  readonly codec?: string | undefined;
  /** Seconds. */
  readonly duration?: number | undefined;
  readonly videoProperties?: VideoJson | undefined;
  readonly audioProperties?: AudioJson | undefined;
}

export interface VideoJson extends StreamColour {
  /** Pixels as they are coded, before rotation. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly bitDepth?: number | undefined;
  readonly bitRate?: number | undefined;
  readonly frameRate?: FractionJson | undefined;
  readonly sampleAspectRatio?: FractionJson | undefined;
  readonly displayAspectRatio?: FractionJson | undefined;
  /** Degrees clockwise. */
  readonly rotation?: number | undefined;
  readonly codecMetadata?: CodecMetadataJson | undefined;
}

/** What the stream itself says. */
export interface CodecMetadataJson extends StreamColour {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly bitDepth?: number | undefined;
  readonly chromaSubsampling?: string | undefined;
  readonly codedFrameRate?: FractionJson | undefined;
  readonly fieldOrder?: string | undefined;
  readonly profile?: string | undefined;
  readonly sampleAspectRatio?: FractionJson | undefined;
  readonly scanType?: string | undefined;
}

export interface StreamColour {
  readonly colorPrimaries?: string | undefined;
  readonly transferCharacteristics?: string | undefined;
  readonly matrixCoefficients?: string | undefined;
}

export interface AudioJson {
  readonly channels?: number | undefined;
  /** Hz. */
  readonly sampleRate?: number | undefined;
  readonly bitRate?: number | undefined;
  /** ISO 639-3, three letters. */
  readonly languageCode?: string | undefined;
}

export interface FractionJson {
  readonly numerator: number;
  readonly denominator: number;
}

/** Reads what a file holds. @param source its path, or an `http:` URL that answers ranges */
export type Probe = (source: string, signal?: AbortSignal) => Promise<ProbeAnswer>;
