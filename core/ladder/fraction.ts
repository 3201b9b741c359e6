/** A ratio of two positive integers: 30000/1001 frames per second, or 64:45 for the shape of a pixel. */
export interface Fraction {
  readonly num: number;
  readonly den: number;
}

/** The ratio as a number. */
export function toNumber({ num, den }: Fraction): number {
  return num / den;
}
