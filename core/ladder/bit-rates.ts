import { type Fraction, toNumber } from './fraction';

/** Short side in pixels → ceiling in bit/s at up to 30 frames per second (Apple's HLS authoring ladder for H.264). */
const CEILINGS: readonly (readonly [side: number, bitRate: number])[] = [
  [234, 350_000],
  [360, 700_000],
  [540, 2_000_000],
  [720, 3_000_000],
  [1080, 6_000_000],
];

/** Twice the frames need about half as many bits again, because neighbours resemble each other more. */
const FAST_FACTOR = 1.5;
const FAST_ABOVE = 30;

const STEP = 10_000;

/** Sound's bit rate in bit/s. */
export const AUDIO_BIT_RATE = 128_000;

/**
 * Ceiling of a rendition's bit rate in bit/s, whole multiples of 10,000. Sizes between two rungs lie between their
 * ceilings in proportion.
 *
 * @param side the picture's short side in pixels
 * @param frameRate undefined where it follows a source that does not tell
 */
export function maxBitRate(side: number, frameRate: Fraction | undefined): number {
  const fast = frameRate !== undefined && toNumber(frameRate) > FAST_ABOVE;
  return STEP * Math.round((ceilingAt(side) * (fast ? FAST_FACTOR : 1)) / STEP);
}

/**
 * Target of QVBR, from 1 to 10 (the levels of AWS's Video on Demand solution: 8 for high definition below 2160p, 7 for
 * what is smaller).
 */
export function qualityLevel(side: number): number {
  return side >= 720 ? 8 : 7;
}

function ceilingAt(side: number): number {
  let [belowSide, belowRate] = CEILINGS[0] ?? [0, 0];
  for (const [aboveSide, aboveRate] of CEILINGS) {
    if (side <= belowSide) return belowRate;
    if (side <= aboveSide) {
      return belowRate + ((aboveRate - belowRate) * (side - belowSide)) / (aboveSide - belowSide);
    }
    [belowSide, belowRate] = [aboveSide, aboveRate];
  }
  return belowRate;
}
