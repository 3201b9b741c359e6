/** Wakes everyone who waits for something to happen. */
export class Bell {
  #next = Promise.withResolvers<void>();

  /** Resolves when the bell is rung for the next time. */
  get next(): Promise<void> {
    return this.#next.promise;
  }

  ring(): void {
    const rung = this.#next;
    this.#next = Promise.withResolvers();
    rung.resolve();
  }
}
