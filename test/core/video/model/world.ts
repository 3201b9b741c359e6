import type { Decision } from '../../../../core/video/decision';
import type { VideoRecord } from '../../../../core/video/record';
import { T0 } from '../sample-records';
import type { Faults } from './faults';

/** Longest life of a function's invocation. */
const TIMEOUT = 30_000;
const LONGEST_STEP = 4_000;

/** One invocation: gives way at every step, so that others come between and it can be ended there. */
export type Steps = Generator<void, void, void>;

/** Time, chance, the table and the running invocations of one made-up world. The same seed is the same world. */
export class World {
  now = T0;
  /** Faults end at this time, so that everything can come to its end. */
  calmAt = Number.POSITIVE_INFINITY;
  readonly table = new Map<string, VideoRecord>();
  /** Every record that was ever stored, in the order of the writes. */
  readonly written: { before: VideoRecord | undefined; after: VideoRecord }[] = [];
  private readonly agenda: { at: number; order: number; run: () => void }[] = [];
  private count = 0;

  constructor(
    private state: number,
    private readonly faults: Faults,
  ) {}

  /** The next number from 0 to 1 (mulberry32). */
  random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A new name; no other is like it. */
  name(prefix: string): string {
    this.count += 1;
    return `${prefix}${this.count}`;
  }

  happens(fault: Exclude<keyof Faults, 'eventDelay' | 'hidden'>): boolean {
    return this.random() < this.faults[fault] && this.now < this.calmAt;
  }

  upTo(milliseconds: number): number {
    return Math.floor(this.random() * milliseconds);
  }

  /** How late a notification or an event comes. */
  delay(): number {
    return this.now < this.calmAt ? this.upTo(this.faults.eventDelay) : 0;
  }

  hiddenFor(): number {
    return this.upTo(this.faults.hidden);
  }

  after(milliseconds: number, run: () => void): void {
    this.count += 1;
    this.agenda.push({ at: this.now + milliseconds, order: this.count, run });
  }

  /** Runs an invocation step by step. `ended` is told whether it came to its end. */
  invoke(steps: Steps, ended: (whole: boolean) => void = () => undefined): void {
    const deadline = this.now + TIMEOUT;
    const step = (): void => {
      const result = this.now > deadline || this.happens('killed') ? 'ended' : nextOf(steps);
      if (result === 'more') this.after(this.upTo(LONGEST_STEP), step);
      else ended(result === 'done');
    };
    step();
  }

  /** A conditional write; false where the stored item is not the one that was read. */
  store(decision: Extract<Decision, { kind: 'write' | 'remove' }>, id: string): boolean {
    const before = this.table.get(id);
    const { condition } = decision;
    const holds = condition.exists
      ? before?.status === condition.status && before.revision === condition.revision
      : before === undefined;
    if (!holds) return false;
    if (decision.kind === 'remove') return this.table.delete(id);
    this.table.set(id, decision.next);
    this.written.push({ before, after: decision.next });
    return true;
  }

  /** Lets time pass until the condition holds; false where it does not before `limit`. */
  runUntil(condition: () => boolean, limit: number): boolean {
    while (!condition()) {
      const next = this.takeNext();
      if (next === undefined || next.at > limit) return false;
      this.now = Math.max(this.now, next.at);
      next.run();
    }
    return true;
  }

  private takeNext() {
    let first = 0;
    for (const [index, entry] of this.agenda.entries()) {
      const best = this.agenda[first];
      if (best === undefined || entry.at < best.at || (entry.at === best.at && entry.order < best.order))
        first = index;
    }
    return this.agenda.splice(first, 1)[0];
  }
}

/** A call that the service could not answer. */
export class ServiceError extends Error {}

function nextOf(steps: Steps): 'more' | 'done' | 'ended' {
  try {
    return steps.next().done === true ? 'done' : 'more';
  } catch (error) {
    if (error instanceof ServiceError) return 'ended';
    throw error;
  }
}
