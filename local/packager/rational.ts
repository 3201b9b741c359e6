import type { Fraction } from '../../core/ladder/fraction';

/** Reads `a/b` or `a:b`; undefined for anything else, and for zero on either side (ffmpeg's "unknown"). */
export function parseRational(text: string | undefined): Fraction | undefined {
  const match = /^(\d+)[/:](\d+)$/.exec(text ?? '');
  const num = Number(match?.[1]);
  const den = Number(match?.[2]);
  return num > 0 && den > 0 ? { num, den } : undefined;
}

/** The ratio of two integers above 0, with no common divisor. */
export function lowestTerms(num: number, den: number): Fraction {
  let [divisor, rest] = [num, den];
  while (rest > 0) [divisor, rest] = [rest, divisor % rest];
  return { num: num / divisor, den: den / divisor };
}
