import { AUDIO_GROUP } from './audio-output';
import { qualityLevel } from './bit-rates';
import type { H264FrameRate, VideoOutput } from './create-job-request';
import { shortSide } from './dimensions';
import type { Fraction } from './fraction';
import { pictureOf } from './picture';
import type { Rendition } from './renditions';
import type { SourceFilm } from './source-film';

/** Seconds from one key frame to the next (Apple's HLS authoring specification, 1.13). */
export const GOP_SECONDS = 2;

/** One rendition of the picture, with its I-frame playlist (Apple's HLS authoring specification, 6.1). */
export function videoOutput(rendition: Rendition, film: SourceFilm): VideoOutput {
  return {
    NameModifier: `_${rendition.name}`,
    ContainerSettings: {
      Container: 'CMFC',
      CmfcSettings: {
        IFrameOnlyManifest: 'INCLUDE',
        ...(film.audio && { AudioRenditionSets: AUDIO_GROUP }),
      },
    },
    VideoDescription: {
      ...pictureOf(rendition, film),
      CodecSettings: {
        Codec: 'H_264',
        H264Settings: {
          CodecProfile: 'HIGH',
          CodecLevel: 'AUTO',
          QualityTuningLevel: 'SINGLE_PASS_HQ',
          RateControlMode: 'QVBR',
          MaxBitrate: rendition.maxBitRate,
          QvbrSettings: { QvbrQualityLevel: qualityLevel(shortSide(rendition)) },
          GopSize: GOP_SECONDS,
          GopSizeUnits: 'SECONDS',
          GopClosedCadence: 1,
          MinIInterval: 0,
          ...frameRateOf(rendition.frameRate),
          InterlaceMode: 'PROGRESSIVE',
          ParControl: 'SPECIFIED',
          ParNumerator: 1,
          ParDenominator: 1,
        },
      },
    },
  };
}

/** Written out where it is known, so that a phone's film of varying rate gets a constant one. */
function frameRateOf(rate: Fraction | undefined): H264FrameRate {
  if (rate === undefined) return { FramerateControl: 'INITIALIZE_FROM_SOURCE' };
  return {
    FramerateControl: 'SPECIFIED',
    FramerateConversionAlgorithm: 'DUPLICATE_DROP',
    FramerateNumerator: rate.num,
    FramerateDenominator: rate.den,
  };
}
