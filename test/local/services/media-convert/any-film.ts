import fc from 'fast-check';
import type { SourceFilm } from '../../../../core/ladder/source-film';

const rate = fc.record({ num: fc.integer({ min: 1, max: 240_000 }), den: fc.integer({ min: 1, max: 1001 }) });
const pixelShape = fc.record({ num: fc.integer({ min: 1, max: 64 }), den: fc.integer({ min: 1, max: 64 }) });

/** Films of any shape and rate that Probe can tell of. */
export const anyFilm: fc.Arbitrary<SourceFilm> = fc.record({
  container: fc.constantFrom('mp4', 'quicktime', 'matroska', 'webm', 'mpegts'),
  durationSeconds: fc.option(fc.double({ min: 0.01, max: 200_000, noNaN: true }), { nil: undefined }),
  video: fc.record({
    width: fc.integer({ min: 1, max: 8192 }),
    height: fc.integer({ min: 1, max: 8192 }),
    sampleAspectRatio: fc.oneof(fc.constant({ num: 1, den: 1 }), pixelShape),
    rotation: fc.constantFrom(0, 90, 180, 270),
    frameRate: fc.option(rate, { nil: undefined }),
    interlaced: fc.boolean(),
    highDynamicRange: fc.boolean(),
  }),
  audio: fc.option(
    fc.record({
      track: fc.integer({ min: 1, max: 9 }),
      channels: fc.option(fc.integer({ min: 1, max: 16 }), { nil: undefined }),
      language: fc.constant(undefined),
    }),
    { nil: undefined },
  ),
});
