import type { Mapping } from './start-mapping';

/** The event source mappings of one local stack, by logical id; they outlive a deployment. */
export class EventSourceMappings {
  readonly #running = new Map<string, Mapping>();
  #closed = false;

  /**
   * Starts a mapping in the place of the one with its id, which first ends what it is at: the two never work at once.
   *
   * @returns when the one before is over
   */
  async put(id: string, start: () => Mapping): Promise<void> {
    await this.#stop(id);
    if (!this.#closed) this.#running.set(id, start());
  }

  /** Stops every mapping but these, and waits for what they are at. */
  async keepOnly(ids: ReadonlySet<string>): Promise<void> {
    await Promise.all([...this.#running.keys()].filter(id => !ids.has(id)).map(id => this.#stop(id)));
  }

  /** Stops them all for good. Resolves when what they were at is over, which closing their functions brings about. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.keepOnly(new Set());
  }

  async #stop(id: string): Promise<void> {
    const mapping = this.#running.get(id);
    await mapping?.stop();
    if (this.#running.get(id) === mapping) this.#running.delete(id);
  }
}
