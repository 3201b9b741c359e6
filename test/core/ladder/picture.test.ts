import { pictureOf } from '../../../core/ladder/picture';
import { sourceFilmOf } from './source-film-of';

const size = { width: 1280, height: 720 };
const plain = { Width: 1280, Height: 720, ScalingBehavior: 'STRETCH_TO_OUTPUT' };
const Deinterlacer = { Mode: 'ADAPTIVE', Algorithm: 'INTERPOLATE', Control: 'NORMAL' };
const ColorCorrector = { ColorSpaceConversion: 'FORCE_709', HdrToSdrToneMapper: 'PRESERVE_DETAILS' };

test.each([
  [{}, plain],
  [{ interlaced: true }, { ...plain, VideoPreprocessors: { Deinterlacer } }],
  [{ highDynamicRange: true }, { ...plain, VideoPreprocessors: { ColorCorrector } }],
  [
    { interlaced: true, highDynamicRange: true },
    { ...plain, VideoPreprocessors: { Deinterlacer, ColorCorrector } },
  ],
])('a film with %j has no more done to it than it needs', (video, expected) => {
  expect(pictureOf(size, sourceFilmOf(video))).toEqual(expected);
});
