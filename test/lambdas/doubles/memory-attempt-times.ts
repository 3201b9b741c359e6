import type { AttemptTimes } from '../../../lambdas/_shared/attempt-times';

/** Attempts in memory, under the conditions that DynamoDB's hold to. */
export class MemoryAttemptTimes implements AttemptTimes {
  readonly times = new Map<string, number>();
  /** Runs before each write is tried: whoever writes here comes first. */
  beforeStore: (slot: string) => void = () => undefined;
  private isExhausted = false;

  /** From here on nobody has an attempt left. */
  exhaust(): void {
    this.isExhausted = true;
  }

  async read(slot: string): Promise<number | undefined> {
    return this.isExhausted ? Number.MAX_SAFE_INTEGER : this.times.get(slot);
  }

  async store(slot: string, time: number, before: number | undefined): Promise<boolean> {
    this.beforeStore(slot);
    if (this.times.get(slot) !== before) return false;
    this.times.set(slot, time);
    return true;
  }
}
