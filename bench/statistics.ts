/** The middle of a set of measurements, and how far they lie apart. */
export interface Summary {
  readonly median: number;
  /** First quartile. */
  readonly low: number;
  /** Third quartile. */
  readonly high: number;
}

/**
 * Median and quartiles: a round that another process disturbed moves neither.
 *
 * @throws RangeError when there is no sample, or one that is no number
 */
export function summarise(samples: readonly number[]): Summary {
  if (samples.length === 0 || !samples.every(Number.isFinite)) {
    throw new RangeError('a summary needs samples, all of them finite numbers');
  }
  const sorted = [...samples].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/**
 * Ratio of two measurements, round by round, so that whatever slowed a whole round cancels out.
 *
 * @throws RangeError when there are not equally many of both
 */
export function ratios(over: readonly number[], under: readonly number[]): number[] {
  if (over.length !== under.length) throw new RangeError('a ratio needs both measurements of every round');
  return over.map((value, round) => value / (under[round] ?? Number.NaN));
}

/** Linear between the two nearest samples. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}
