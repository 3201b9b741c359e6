/** How a request to the origin ended for those who wait for it. */
export type FlightOutcome = 'stored' | 'not stored' | 'abandoned';

/**
 * Requests to the origin that are under way, by cache key. CloudFront lets the first of several requests for one
 * object go to the origin and holds the others back for its answer ("Simultaneous requests for the same object").
 */
export class InFlight {
  readonly #running = new Map<string, Promise<FlightOutcome>>();

  /** The request under way for this key, if there is one. */
  get(key: string): Promise<FlightOutcome> | undefined {
    return this.#running.get(key);
  }

  /** From now on nobody joins the requests under way; those who wait already get what they wait for. */
  clear(): void {
    this.#running.clear();
  }

  /** Announces a request; what it returns is to be called once with its outcome. */
  start(key: string): (outcome: FlightOutcome) => void {
    const { promise, resolve } = Promise.withResolvers<FlightOutcome>();
    this.#running.set(key, promise);
    return outcome => {
      if (this.#running.get(key) === promise) this.#running.delete(key);
      resolve(outcome);
    };
  }
}
