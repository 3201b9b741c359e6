/** Room for events within one millisecond. */
const BITS_PER_MILLISECOND = 20n;
const DIGITS = 18;

/**
 * The sequencer of an object's newest event: hexadecimal digits that are greater than those of every earlier event of the
 * key (S3 user guide, "Event message structure").
 *
 * @param now milliseconds since the epoch
 * @param earlier sequencers that it must exceed
 */
export function nextSequencer(now: number, earlier: readonly (string | undefined)[]): string {
  const byTime = BigInt(Math.trunc(now)) << BITS_PER_MILLISECOND;
  const after = earlier.map(each => (each === undefined ? 0n : BigInt(`0x${each}`) + 1n));
  const highest = [byTime, ...after].reduce((left, right) => (left > right ? left : right));
  return highest.toString(16).toUpperCase().padStart(DIGITS, '0');
}
