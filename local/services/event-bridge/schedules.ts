import type { Clock } from '../../clock';
import type { Rule } from './rule';

interface Running {
  readonly every: number;
  readonly stop: AbortController;
  /** As it was deployed last. */
  rule: Rule;
}

/** The rules that speak up by themselves, each in its own period of the clock. */
export class Schedules {
  readonly #clock: Clock;
  readonly #speakUp: (rule: Rule) => void;
  /** By the rule's ARN. */
  readonly #running = new Map<string, Running>();

  constructor(clock: Clock, speakUp: (rule: Rule) => void) {
    this.#clock = clock;
    this.#speakUp = speakUp;
  }

  /** Runs the schedules of these rules and no others. One whose period stays is not started anew. */
  keep(rules: readonly Rule[]): void {
    const scheduled = new Map(rules.filter(({ every }) => every !== undefined).map(rule => [rule.arn, rule]));
    for (const [arn, running] of this.#running) {
      if (scheduled.get(arn)?.every === running.every) continue;
      running.stop.abort();
      this.#running.delete(arn);
    }
    for (const [arn, rule] of scheduled) {
      const known = this.#running.get(arn);
      if (known !== undefined) known.rule = rule;
      else this.#start(rule, rule.every ?? 0);
    }
  }

  #start(rule: Rule, every: number): void {
    const running = { every, rule, stop: new AbortController() };
    this.#running.set(rule.arn, running);
    void this.#run(running);
  }

  async #run(running: Running): Promise<void> {
    const { every, stop } = running;
    let due = this.#clock.now() + every;
    for (;;) {
      await this.#clock.sleep(due - this.#clock.now(), stop.signal).catch(() => undefined);
      if (stop.signal.aborted) return;
      this.#speakUp(running.rule);
      // A clock that leaps over several periods gets one event for all of them.
      while (due <= this.#clock.now()) due += every;
    }
  }
}
