import type { HeaderFields } from '../header-fields';

/** An answer as it was when the edge finished with it: compressed where it compresses, nothing of one viewer in it. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: Buffer;
  /** Milliseconds since the epoch at which its age was 0. */
  readonly bornAt: number;
  /** Milliseconds since the epoch from which the origin is asked again. */
  readonly freshUntil: number;
}

/** Answers by cache key, bounded in bytes of body; the one that was longest unused goes first. */
export class CacheStore {
  readonly #answers = new Map<string, StoredAnswer>();
  readonly #maxBytes: number;
  #bytes = 0;
  #removals = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get(key: string): StoredAnswer | undefined {
    const answer = this.#answers.get(key);
    if (answer === undefined) return undefined;
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    return answer;
  }

  /** Number of removals so far; whoever asks the origin remembers it until the answer is put. */
  get removals(): number {
    return this.#removals;
  }

  /**
   * Keeps an answer, unless something was removed since it was asked for: it may be what was to go.
   *
   * @param removals their number when the origin was asked
   * @returns whether it was kept
   */
  put(key: string, answer: StoredAnswer, removals = this.#removals): boolean {
    if (removals !== this.#removals) return false;
    this.#remove(key);
    this.#answers.set(key, answer);
    this.#bytes += weight(key, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#remove(oldest);
    }
    return true;
  }

  /** Forgets every answer whose key is meant. */
  remove(isMeant: (key: string) => boolean): void {
    this.#removals++;
    for (const key of [...this.#answers.keys()].filter(isMeant)) this.#remove(key);
  }

  #remove(key: string): void {
    const answer = this.#answers.get(key);
    if (answer !== undefined && this.#answers.delete(key)) this.#bytes -= weight(key, answer);
  }
}

/** Bytes that an answer counts for: its body, and a flat kilobyte for headers besides its key. */
function weight(key: string, { body }: StoredAnswer): number {
  return body.length + key.length + 1_024;
}
