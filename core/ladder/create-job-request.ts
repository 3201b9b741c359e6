import type { Rotate } from './rotation';

/**
 * The part of MediaConvert's CreateJob request that this product sends, named as the API's JSON. A literal type is a
 * setting that never varies. What stands nowhere here is left to the service's default.
 */
export interface CreateJobRequest {
  readonly Role: string;
  readonly Queue: string;
  /** At most 64 ASCII characters; MediaConvert honours it for one minute. */
  readonly ClientRequestToken: string;
  /** Comes back in every event of the job. */
  readonly UserMetadata: Record<string, string>;
  readonly StatusUpdateInterval: 'SECONDS_15';
  readonly AccelerationSettings: { readonly Mode: 'DISABLED' };
  readonly Settings: JobSettings;
}

interface JobSettings {
  readonly TimecodeConfig: { readonly Source: 'ZEROBASED' };
  Inputs: JobInput[];
  OutputGroups: (CmafGroup | FileGroup)[];
}

interface JobInput {
  readonly FileInput: string;
  readonly TimecodeSource: 'ZEROBASED';
  readonly VideoSelector: { readonly Rotate?: Rotate };
  readonly AudioSelectors?: Record<string, AudioSelector>;
}

export interface AudioSelector {
  readonly DefaultSelection: 'DEFAULT';
  readonly SelectorType: 'TRACK';
  Tracks: number[];
}

export interface CmafGroup {
  readonly Name: string;
  readonly OutputGroupSettings: {
    readonly Type: 'CMAF_GROUP_SETTINGS';
    readonly CmafGroupSettings: CmafGroupSettings;
  };
  Outputs: (VideoOutput | AudioOutput)[];
}

interface CmafGroupSettings {
  readonly Destination: string;
  readonly WriteHlsManifest: 'ENABLED';
  readonly WriteDashManifest: 'ENABLED';
  readonly SegmentControl: 'SEGMENTED_FILES';
  /** Seconds. */
  readonly SegmentLength: number;
  readonly SegmentLengthControl: 'GOP_MULTIPLE';
  /** Seconds. */
  readonly FragmentLength: number;
  readonly ManifestDurationFormat: 'FLOATING_POINT';
  readonly ManifestCompression: 'NONE';
  readonly CodecSpecification: 'RFC_6381';
  readonly StreamInfResolution: 'INCLUDE';
  readonly TargetDurationCompatibilityMode: 'SPEC_COMPLIANT';
  readonly WriteSegmentTimelineInRepresentation: 'ENABLED';
  readonly MpdProfile: 'MAIN_PROFILE';
}

export interface FileGroup {
  readonly Name: string;
  readonly OutputGroupSettings: {
    readonly Type: 'FILE_GROUP_SETTINGS';
    readonly FileGroupSettings: { readonly Destination: string };
  };
  Outputs: FrameCaptureOutput[];
}

export interface VideoOutput {
  readonly NameModifier: string;
  readonly ContainerSettings: {
    readonly Container: 'CMFC';
    readonly CmfcSettings: { readonly IFrameOnlyManifest: 'INCLUDE'; readonly AudioRenditionSets?: string };
  };
  readonly VideoDescription: Picture & {
    readonly CodecSettings: { readonly Codec: 'H_264'; readonly H264Settings: H264Settings };
  };
}

/** Size and treatment of a picture before it is encoded. */
export interface Picture {
  readonly Width: number;
  readonly Height: number;
  readonly ScalingBehavior: 'STRETCH_TO_OUTPUT';
  readonly VideoPreprocessors?: VideoPreprocessors;
}

export interface VideoPreprocessors {
  readonly Deinterlacer?: {
    readonly Mode: 'ADAPTIVE';
    readonly Algorithm: 'INTERPOLATE';
    readonly Control: 'NORMAL';
  };
  readonly ColorCorrector?: {
    readonly ColorSpaceConversion: 'FORCE_709';
    readonly HdrToSdrToneMapper: 'PRESERVE_DETAILS';
  };
}

export type H264Settings = H264FrameRate & {
  readonly CodecProfile: 'HIGH';
  readonly CodecLevel: 'AUTO';
  readonly QualityTuningLevel: 'SINGLE_PASS_HQ';
  readonly RateControlMode: 'QVBR';
  /** Bit/s. */
  readonly MaxBitrate: number;
  readonly QvbrSettings: { readonly QvbrQualityLevel: number };
  readonly GopSize: number;
  readonly GopSizeUnits: 'SECONDS';
  readonly GopClosedCadence: 1;
  /** 0: key frames stand where a group of pictures begins, and nowhere else. */
  readonly MinIInterval: 0;
  readonly InterlaceMode: 'PROGRESSIVE';
  readonly ParControl: 'SPECIFIED';
  readonly ParNumerator: 1;
  readonly ParDenominator: 1;
};

export type H264FrameRate =
  | { readonly FramerateControl: 'INITIALIZE_FROM_SOURCE' }
  | {
      readonly FramerateControl: 'SPECIFIED';
      readonly FramerateConversionAlgorithm: 'DUPLICATE_DROP';
      readonly FramerateNumerator: number;
      readonly FramerateDenominator: number;
    };

export interface AudioOutput {
  readonly NameModifier: string;
  readonly ContainerSettings: {
    readonly Container: 'CMFC';
    readonly CmfcSettings: {
      readonly AudioGroupId: string;
      readonly AudioTrackType: 'ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT';
    };
  };
  AudioDescriptions: AudioDescription[];
}

export interface AudioDescription {
  readonly AudioSourceName: string;
  readonly LanguageCodeControl: 'FOLLOW_INPUT';
  readonly CodecSettings: {
    readonly Codec: 'AAC';
    readonly AacSettings: {
      readonly CodecProfile: 'LC';
      readonly CodingMode: 'CODING_MODE_2_0';
      readonly RateControlMode: 'CBR';
      /** Bit/s. */
      readonly Bitrate: number;
      /** Hz. */
      readonly SampleRate: number;
    };
  };
  readonly RemixSettings?: {
    readonly ChannelsIn: number;
    readonly ChannelsOut: number;
    /** Per output channel, the gain of each input channel in dB. */
    readonly ChannelMapping: { OutputChannels: { InputChannels: number[] }[] };
  };
}

interface FrameCaptureOutput {
  readonly Extension: 'jpg';
  readonly ContainerSettings: { readonly Container: 'RAW' };
  readonly VideoDescription: Picture & {
    readonly CodecSettings: { readonly Codec: 'FRAME_CAPTURE'; readonly FrameCaptureSettings: FrameCapture };
  };
}

export interface FrameCapture {
  /** Captures per second, as a ratio; the first frame is always taken. */
  readonly FramerateNumerator: number;
  readonly FramerateDenominator: number;
  readonly MaxCaptures: number;
  /** From 1 to 100. */
  readonly Quality: number;
}
