import { type Rational, toNumber } from './rational';

const STANDARD: readonly Rational[] = [
  { num: 24_000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30_000, den: 1001 },
  { num: 30, den: 1 },
  { num: 50, den: 1 },
  { num: 60_000, den: 1001 },
  { num: 60, den: 1 },
];

const FASTEST = 60;

/**
 * The constant frame rate to encode at: the film's own where it has one that players take, else the standard rate
 * nearest to its mean. A constant rate gives every rendition the same segment boundaries.
 */
export function outputFrameRate(film: {
  averageFrameRate: Rational | undefined;
  nominalFrameRate: Rational | undefined;
}): Rational {
  const average = film.averageFrameRate ?? film.nominalFrameRate ?? { num: 30, den: 1 };
  const nominal = film.nominalFrameRate ?? average;
  const steady = Math.abs(toNumber(nominal) / toNumber(average) - 1) < 0.01;
  return steady && toNumber(nominal) <= FASTEST ? nominal : nearestStandard(toNumber(average));
}

function nearestStandard(rate: number): Rational {
  return STANDARD.reduce((best, next) =>
    Math.abs(toNumber(next) - rate) < Math.abs(toNumber(best) - rate) ? next : best,
  );
}
