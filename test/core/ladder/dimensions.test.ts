import { displaySize, evenBelow, longSide, scaleToSide, shortSide } from '../../../core/ladder/dimensions';

const square = { num: 1, den: 1 };

test.each([
  ['square pixels', { width: 1280, height: 720, sampleAspectRatio: square, rotation: 0 }, 1280, 720],
  [
    'pixels that are wide',
    { width: 720, height: 576, sampleAspectRatio: { num: 64, den: 45 }, rotation: 0 },
    1024,
    576,
  ],
  [
    'pixels that are high',
    { width: 720, height: 480, sampleAspectRatio: { num: 8, den: 9 }, rotation: 0 },
    720,
    540,
  ],
  ['a quarter turn', { width: 1280, height: 720, sampleAspectRatio: square, rotation: 90 }, 720, 1280],
  ['half a turn', { width: 1280, height: 720, sampleAspectRatio: square, rotation: 180 }, 1280, 720],
  [
    'wide pixels and a quarter turn',
    { width: 720, height: 576, sampleAspectRatio: { num: 64, den: 45 }, rotation: 270 },
    576,
    1024,
  ],
] as const)('%s are counted as they are shown', (_, video, width, height) => {
  expect(displaySize(video)).toEqual({ width, height });
});

test.each([
  [{ width: 1920, height: 1080 }, 720, { width: 1280, height: 720 }],
  [{ width: 1920, height: 1080 }, 480, { width: 854, height: 480 }],
  [{ width: 1080, height: 1920 }, 540, { width: 540, height: 960 }],
  [{ width: 853, height: 480 }, 480, { width: 852, height: 480 }],
  [{ width: 121, height: 91 }, 90, { width: 120, height: 90 }],
])('%j with a short side of %i is %j', (shown, side, expected) => {
  expect(scaleToSide(shown, side)).toEqual(expected);
});

test('no side is shorter than MediaConvert encodes', () => {
  expect(scaleToSide({ width: 40, height: 2 }, 2)).toEqual({ width: 40, height: 32 });
});

test('sides and even numbers', () => {
  expect(shortSide({ width: 640, height: 360 })).toBe(360);
  expect(longSide({ width: 360, height: 640 })).toBe(640);
  expect([evenBelow(7), evenBelow(8), evenBelow(8.9)]).toEqual([6, 8, 8]);
});
