import fc from 'fast-check';
import { cmafGroup } from '../../../core/ladder/cmaf-group';
import type { AudioOutput, H264Settings, VideoOutput } from '../../../core/ladder/create-job-request';
import { displaySize } from '../../../core/ladder/dimensions';
import { chooseRenditions } from '../../../core/ladder/renditions';
import type { SourceFilm } from '../../../core/ladder/source-film';
import { sourceFilmOf } from './source-film-of';

/** Rules of Apple's HLS authoring specification for Apple devices, by their numbers, as far as settings decide them. */

const films = fc
  .record({
    width: fc.integer({ min: 64, max: 4096 }),
    height: fc.integer({ min: 64, max: 4096 }),
    rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
    frameRate: fc.record({ num: fc.integer({ min: 5000, max: 240_000 }), den: fc.constantFrom(1000, 1001) }),
    interlaced: fc.boolean(),
    highDynamicRange: fc.boolean(),
  })
  .map(sourceFilmOf);

const groupOf = (film: SourceFilm) => cmafGroup(film, chooseRenditions(film), 's3://media/vod/film/run');
const packagingOf = (film: SourceFilm) => groupOf(film).OutputGroupSettings.CmafGroupSettings;
const isPicture = (output: VideoOutput | AudioOutput): output is VideoOutput => 'VideoDescription' in output;
const picturesOf = (film: SourceFilm) => groupOf(film).Outputs.filter(isPicture);
const encodingOf = (output: VideoOutput) => output.VideoDescription.CodecSettings.H264Settings;

function forAllPictures(check: (output: VideoOutput, film: SourceFilm) => void): void {
  fc.assert(
    fc.property(films, film => {
      for (const output of picturesOf(film)) check(output, film);
    }),
  );
}

function rateOf(settings: H264Settings): number {
  if (settings.FramerateControl !== 'SPECIFIED') throw new Error('the frame rate is not specified');
  return settings.FramerateNumerator / settings.FramerateDenominator;
}

/** A group of pictures is a whole number of frames. */
function gopSecondsOf(settings: H264Settings): number {
  return Math.round(settings.GopSize * rateOf(settings)) / rateOf(settings);
}

/** Macroblocks of a picture and in a second at level 4.1 (ITU-T H.264, table A-1). */
const LEVEL_4_1 = { perPicture: 8192, perSecond: 245_760 };

test('1.3a: every film has a rendition of H.264 High at level 4.1 or below', () => {
  fc.assert(
    fc.property(films, film => {
      const modest = picturesOf(film).filter(output => {
        const { Width, Height } = output.VideoDescription;
        const macroblocks = Math.ceil(Width / 16) * Math.ceil(Height / 16);
        const perSecond = macroblocks * rateOf(encodingOf(output));
        return macroblocks <= LEVEL_4_1.perPicture && perSecond <= LEVEL_4_1.perSecond;
      });
      expect(modest).not.toEqual([]);
      for (const output of modest) {
        expect(encodingOf(output)).toMatchObject({ CodecProfile: 'HIGH', CodecLevel: 'AUTO' });
      }
    }),
  );
});

test('1.13: a key frame every two seconds, and no others that would break the pattern', () => {
  forAllPictures(output => {
    expect(encodingOf(output)).toMatchObject({
      GopSize: 2,
      GopSizeUnits: 'SECONDS',
      GopClosedCadence: 1,
      MinIInterval: 0,
    });
  });
});

test('1.32: the first variant is the one nearest to 2 Mbit/s', () => {
  fc.assert(
    fc.property(films, film => {
      const distances = picturesOf(film).map(output =>
        Math.abs(encodingOf(output).MaxBitrate + 128_000 - 2_000_000),
      );
      expect(distances[0]).toBe(Math.min(...distances));
    }),
  );
});

test('1.33: every rendition has the film’s shape, but for the rounding to even pixels', () => {
  forAllPictures((output, film) => {
    const shown = displaySize(film.video);
    const { Width, Height } = output.VideoDescription;
    fc.pre(Math.min(Width, Height) > 32);
    const exact =
      (Math.min(Width, Height) * Math.max(shown.width, shown.height)) / Math.min(shown.width, shown.height);
    const slack = 2 + (2 * Math.max(shown.width, shown.height)) / Math.min(shown.width, shown.height);
    expect(Math.abs(Math.max(Width, Height) - exact)).toBeLessThanOrEqual(slack);
    expect(Width > Height).toBe(shown.width > shown.height && Width !== Height);
  });
});

test('2.3 and 9.5: stereo AAC, apart from the pictures, for every one of them', () => {
  fc.assert(
    fc.property(films, film => {
      const [sound, ...more] = groupOf(film).Outputs.filter(output => !isPicture(output));
      expect(more).toEqual([]);
      expect(sound).toMatchObject({
        ContainerSettings: { CmfcSettings: { AudioGroupId: 'program_audio' } },
        AudioDescriptions: [{ CodecSettings: { AacSettings: { CodingMode: 'CODING_MODE_2_0' } } }],
      });
      for (const output of picturesOf(film)) {
        expect(output.ContainerSettings.CmfcSettings.AudioRenditionSets).toBe('program_audio');
      }
    }),
  );
});

test('6.1: every rendition has an I-frame playlist', () => {
  forAllPictures(output => {
    expect(output.ContainerSettings.CmfcSettings.IFrameOnlyManifest).toBe('INCLUDE');
  });
});

test('7.4, 7.5 and 7.7: segments of six seconds are whole groups, and at most half a second longer', () => {
  forAllPictures((output, film) => {
    const { SegmentLength, SegmentLengthControl, FragmentLength } = packagingOf(film);
    const settings = encodingOf(output);
    expect([SegmentLength, SegmentLengthControl, FragmentLength]).toEqual([6, 'GOP_MULTIPLE', 2]);
    expect(SegmentLength % settings.GopSize).toBe(0);
    expect(3 * gopSecondsOf(settings)).toBeLessThanOrEqual(SegmentLength + 0.5);
  });
});

test('8.2: all renditions of a film have segments of the same length', () => {
  fc.assert(
    fc.property(films, film => {
      const [first, ...others] = picturesOf(film).map(output => gopSecondsOf(encodingOf(output)));
      for (const other of others) expect(other).toBeCloseTo(first ?? 0, 9);
    }),
  );
});

test('9.1, 9.2 and 9.15: playlists name codecs by RFC 6381 and sizes, and frame rates are constant', () => {
  fc.assert(
    fc.property(films, film => {
      const { CodecSpecification, StreamInfResolution } = packagingOf(film);
      expect([CodecSpecification, StreamInfResolution]).toEqual(['RFC_6381', 'INCLUDE']);
      for (const output of picturesOf(film)) expect(encodingOf(output).FramerateControl).toBe('SPECIFIED');
    }),
  );
});

test('segment durations are written as they are, not as whole seconds', () => {
  expect(packagingOf(sourceFilmOf()).ManifestDurationFormat).toBe('FLOATING_POINT');
});

test('9.9: there are several bit rates, unless the film is smaller than the second lowest rung', () => {
  fc.assert(
    fc.property(films, film => {
      const shown = displaySize(film.video);
      const [short, long] = [Math.min(shown.width, shown.height), Math.max(shown.width, shown.height)];
      fc.pre(short >= 294 && long / short < 4);
      expect(new Set(picturesOf(film).map(output => encodingOf(output).MaxBitrate)).size).toBeGreaterThan(1);
    }),
  );
});
