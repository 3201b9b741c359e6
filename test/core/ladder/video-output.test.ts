import type { Rendition } from '../../../core/ladder/renditions';
import { videoOutput } from '../../../core/ladder/video-output';
import { sourceFilmOf } from './source-film-of';

const rendition: Rendition = {
  name: '720p',
  width: 1280,
  height: 720,
  frameRate: { num: 30_000, den: 1001 },
  maxBitRate: 3_000_000,
};

const settingsOf = (one: Rendition) =>
  videoOutput(one, sourceFilmOf()).VideoDescription.CodecSettings.H264Settings;

test('a rendition is single-pass QVBR below a ceiling, in closed groups of two seconds', () => {
  expect(videoOutput(rendition, sourceFilmOf())).toEqual({
    NameModifier: '_720p',
    ContainerSettings: {
      Container: 'CMFC',
      CmfcSettings: { IFrameOnlyManifest: 'INCLUDE', AudioRenditionSets: 'program_audio' },
    },
    VideoDescription: {
      Width: 1280,
      Height: 720,
      ScalingBehavior: 'STRETCH_TO_OUTPUT',
      CodecSettings: {
        Codec: 'H_264',
        H264Settings: {
          CodecProfile: 'HIGH',
          CodecLevel: 'AUTO',
          QualityTuningLevel: 'SINGLE_PASS_HQ',
          RateControlMode: 'QVBR',
          MaxBitrate: 3_000_000,
          QvbrSettings: { QvbrQualityLevel: 8 },
          GopSize: 2,
          GopSizeUnits: 'SECONDS',
          GopClosedCadence: 1,
          MinIInterval: 0,
          FramerateControl: 'SPECIFIED',
          FramerateConversionAlgorithm: 'DUPLICATE_DROP',
          FramerateNumerator: 30_000,
          FramerateDenominator: 1001,
          InterlaceMode: 'PROGRESSIVE',
          ParControl: 'SPECIFIED',
          ParNumerator: 1,
          ParDenominator: 1,
        },
      },
    },
  });
});

test('the rendition of a silent film belongs to no sound', () => {
  const { CmfcSettings } = videoOutput(rendition, sourceFilmOf({ audio: 'silent' })).ContainerSettings;
  expect(CmfcSettings).toEqual({ IFrameOnlyManifest: 'INCLUDE' });
});

test('a frame rate that is not known is the source’s', () => {
  const settings = settingsOf({ ...rendition, frameRate: undefined });
  expect(settings.FramerateControl).toBe('INITIALIZE_FROM_SOURCE');
  expect(settings).not.toHaveProperty('FramerateNumerator');
});

test('the quality goes by the short side, in portrait too', () => {
  expect(settingsOf({ ...rendition, width: 360, height: 640 }).QvbrSettings.QvbrQualityLevel).toBe(7);
});
