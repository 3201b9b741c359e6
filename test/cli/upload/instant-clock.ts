import type { Clock } from '../../../local/clock';

/** A clock whose time passes only by sleeping, which takes none. */
export function instantClock(): Clock & {
  readonly pauses: readonly number[];
  pass(milliseconds: number): void;
} {
  const pauses: number[] = [];
  let time = 1_000_000;
  return {
    pauses,
    pass: milliseconds => {
      time += milliseconds;
    },
    now: () => time,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      pauses.push(milliseconds);
      time += milliseconds;
    },
  };
}
