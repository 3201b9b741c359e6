import { type Fraction, toNumber } from './fraction';

const FASTEST: Fraction = { num: 60, den: 1 };

/** Above this, in frames per second, the low rungs go at half the rate. */
const HALVED_ABOVE = 30;

/** Rates that a film has by intent. What is measured of one differs from it by a few frames in an hour. */
const STANDARD: readonly Fraction[] = [
  { num: 24_000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30_000, den: 1001 },
  { num: 30, den: 1 },
  { num: 48, den: 1 },
  { num: 50, den: 1 },
  { num: 60_000, den: 1001 },
  FASTEST,
];

/** 24000/1001 and 24 differ by 0.1 %, so what lies nearer than this to a rate can be no other one. */
const MEASURED = 0.0004;

/**
 * The constant rate of the upper rungs: the film's own up to 60, and 60 above. A rate between 30 and 60 that is no
 * standard one becomes a whole number, so that at half of it two seconds are still a whole number of frames and all
 * rungs keep the same segment boundaries.
 */
export function fullFrameRate(source: Fraction): Fraction {
  const rate = toNumber(source);
  const standard = STANDARD.find(one => Math.abs(toNumber(one) / rate - 1) < MEASURED);
  if (standard !== undefined) return standard;
  if (rate > toNumber(FASTEST)) return FASTEST;
  return rate > HALVED_ABOVE ? { num: Math.round(rate), den: 1 } : source;
}

/** The rate of the low rungs: half of the upper ones' above 30 frames per second, else the same. */
export function lowFrameRate(full: Fraction): Fraction {
  if (toNumber(full) <= HALVED_ABOVE) return full;
  return full.num % 2 === 0 ? { num: full.num / 2, den: full.den } : { num: full.num, den: full.den * 2 };
}
