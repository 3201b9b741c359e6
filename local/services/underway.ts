/** Answers that are under way, so that closing can wait for what they still clean up. */
export class Underway {
  readonly #answers = new Set<Promise<void>>();

  add(answer: Promise<void>): void {
    const tracked = answer.finally(() => this.#answers.delete(tracked));
    this.#answers.add(tracked);
  }

  async settle(): Promise<void> {
    await Promise.allSettled(this.#answers);
  }
}
