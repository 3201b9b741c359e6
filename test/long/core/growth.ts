const ROUNDS = 3;
/** Microseconds that the smaller work counts with at least: what ends at once cannot be measured. */
const LEAST = 5_000;

/** What four times the length may take, at most; linear work takes four times as long, quadratic work sixteen times. */
export const GROWTH_MAX = 8;

/**
 * How many times the processor time of one work another takes: the least of a few rounds, since all that a machine does
 * beside it only adds. A ratio that is good already is not measured again.
 */
export function growth(small: () => unknown, large: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  let leastSmall = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && !(least / leastSmall < GROWTH_MAX); round += 1) {
    leastSmall = Math.min(leastSmall, Math.max(LEAST, processorTime(small)));
    least = Math.min(least, processorTime(large));
  }
  return least / leastSmall;
}

/** Microseconds, user and system, of all threads. */
function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
