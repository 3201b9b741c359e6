/** Milliseconds that count for the speed. */
const WINDOW = 15_000;

/** Bytes that had moved at a time, in milliseconds. */
interface Sample {
  readonly at: number;
  readonly moved: number;
}

/** How fast something moves, over the last 15 s. */
export interface TransferRate {
  add(bytes: number): void;
  /** Bytes per second; 0 while nothing is known. */
  speed(): number;
  /** Seconds for so many bytes; undefined while nothing moves. */
  timeFor(bytes: number): number | undefined;
}

/** @param now milliseconds */
export function createTransferRate(now: () => number): TransferRate {
  let moved = 0;
  let samples: readonly Sample[] = [{ at: now(), moved: 0 }];
  const speed = (): number => {
    const [first] = samples;
    const elapsed = first ? now() - first.at : 0;
    return first && elapsed > 0 ? Math.max(0, ((moved - first.moved) / elapsed) * 1000) : 0;
  };
  return {
    add(bytes) {
      moved += bytes;
      const at = now();
      const last = samples.at(-1);
      // One sample a second is enough to follow the speed.
      if (last && at - last.at < 1000) return;
      samples = [...samples.filter(sample => sample.at >= at - WINDOW), { at, moved }];
    },
    speed,
    timeFor(bytes) {
      const current = speed();
      return current > 0 ? bytes / current : undefined;
    },
  };
}
