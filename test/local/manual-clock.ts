import type { Clock } from '../../local/clock';

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  private time: number;
  private sleepers: { until: number; wake: () => void }[] = [];

  constructor(now = Date.UTC(2030, 0, 2, 3, 4, 5)) {
    this.time = now;
  }

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const sleeper = { until: this.time + milliseconds, wake: resolve };
      signal?.addEventListener('abort', () => {
        this.sleepers = this.sleepers.filter(one => one !== sleeper);
        reject(signal.reason);
      });
      this.sleepers.push(sleeper);
    });
  }

  /** How many are asleep. */
  get asleep(): number {
    return this.sleepers.length;
  }

  /** When the first of them wakes; undefined while nobody sleeps. */
  get nextWake(): number | undefined {
    return this.sleepers.reduce<number | undefined>(
      (first, { until }) => (first === undefined ? until : Math.min(first, until)),
      undefined,
    );
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
    const due = this.sleepers.filter(({ until }) => until <= this.time);
    this.sleepers = this.sleepers.filter(({ until }) => until > this.time);
    for (const { wake } of due) wake();
  }
}
