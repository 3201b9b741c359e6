import { reportFault } from '../report-fault';
import { type BusEvent, completeEvent, type NewEvent } from './bus-event';
import { type DeliveryOptions, deliver } from './deliver';
import { matchesPattern } from './event-pattern';
import type { Rule } from './rule';
import { Schedules } from './schedules';

/** Decides what the bus gets in the place of an event: nothing, itself, or several; undefined leaves it as it is. */
export type EventWatcher = (event: BusEvent) => readonly BusEvent[] | undefined;

/** EventBridge's default bus: what services say reaches the functions that rules name, and rules speak up by schedule. */
export class EventBridge {
  readonly #options: DeliveryOptions;
  readonly #closing = new AbortController();
  readonly #schedules: Schedules;
  readonly #underway = new Set<Promise<void>>();
  readonly #watchers = new Set<EventWatcher>();
  #rules: readonly Rule[] = [];

  constructor(options: Omit<DeliveryOptions, 'signal'>) {
    this.#options = { ...options, signal: this.#closing.signal };
    this.#schedules = new Schedules(options.clock, rule => this.#speakUp(rule));
  }

  /** Replaces all rules. A schedule that stays goes on as it was; a new one first speaks up after its period. */
  deploy(rules: readonly Rule[]): void {
    this.#rules = rules;
    this.#schedules.keep(rules);
  }

  /** Takes an event of an AWS service, and does not wait for its deliveries. */
  putEvent(event: NewEvent): void {
    const complete = completeEvent(event, this.#options.clock);
    for (const each of this.#disturbed(complete)) {
      for (const rule of this.#rules) {
        if (rule.pattern !== undefined && matchesPattern(rule.pattern, each)) this.#send(each, rule);
      }
    }
  }

  /** Adds a watcher of the events that services put; the first that names any decides. @returns what takes it away again */
  watch(watcher: EventWatcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Stops the schedules and gives up what is not delivered. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#schedules.keep([]);
    await Promise.all(this.#underway);
  }

  #disturbed(event: BusEvent): readonly BusEvent[] {
    for (const watcher of this.#watchers) {
      const instead = watcher(event);
      if (instead !== undefined) return instead;
    }
    return [event];
  }

  #speakUp(rule: Rule): void {
    const said = {
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      resources: [rule.arn],
      detail: {},
    };
    this.#send(completeEvent(said, this.#options.clock), rule);
  }

  #send(event: BusEvent, rule: Rule): void {
    for (const target of rule.targets) {
      const tracked: Promise<void> = deliver(event, { rule, target }, this.#options)
        .catch(error => reportFault('EventBridge', error))
        .finally(() => this.#underway.delete(tracked));
      this.#underway.add(tracked);
    }
  }
}
