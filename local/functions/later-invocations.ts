import type { Clock } from '../clock';
import type { PolicyDocument } from '../services/iam/policy-document';
import { reportFault } from '../services/report-fault';
import { DEFAULT_LATER_SETTINGS, invokeLater, type LaterSettings } from './invoke-later';

/** A function that may be invoked asynchronously. */
export interface LaterFunction {
  /** @throws FunctionError when the function failed */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Who besides the account's roles may invoke it. */
  readonly policy: PolicyDocument;
  /** Default: Lambda's own. */
  readonly settings?: LaterSettings | undefined;
}

/**
 * Lambda's queue of events for functions that are invoked asynchronously. It lives in memory only: what waits in it when
 * the process ends is lost, as nothing on AWS is.
 */
export class LaterInvocations {
  readonly #clock: Clock;
  readonly #closing = new AbortController();
  readonly #underway = new Set<Promise<void>>();
  readonly #attempts = new Set<Promise<unknown>>();
  #functions: ReadonlyMap<string, LaterFunction> = new Map();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Replaces the functions, by ARN; events that wait go to the new ones.
   *
   * @returns when the attempts that were under way are over
   */
  async deploy(functions: ReadonlyMap<string, LaterFunction>): Promise<void> {
    this.#functions = functions;
    await Promise.allSettled(this.#attempts);
  }

  /** Who may invoke the function with this ARN; undefined when there is none. */
  policyOf(functionArn: string): PolicyDocument | undefined {
    return this.#functions.get(functionArn)?.policy;
  }

  /** Takes an event for a function, and does not wait for what becomes of it. */
  invoke(functionArn: string, event: unknown): void {
    const handled = invokeLater({
      ...{ functionArn, event, clock: this.#clock, signal: this.#closing.signal },
      invoke: () => this.#attempt(functionArn, event),
      settings: () => this.#functions.get(functionArn)?.settings ?? DEFAULT_LATER_SETTINGS,
    });
    const tracked: Promise<void> = handled
      .catch(error => reportFault('Lambda', error))
      .finally(() => this.#underway.delete(tracked));
    this.#underway.add(tracked);
  }

  /** Gives up every event that waits. Resolves when those under way are over, which closing their functions brings about. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#underway);
  }

  async #attempt(functionArn: string, event: unknown): Promise<unknown> {
    const target = this.#functions.get(functionArn);
    // A deployment has taken the function away: nobody is left to fail.
    if (target === undefined) return undefined;
    const attempt = target.invoke(event);
    this.#attempts.add(attempt);
    try {
      return await attempt;
    } finally {
      this.#attempts.delete(attempt);
    }
  }
}
