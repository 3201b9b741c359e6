/** What an entry of the map costs beside its key and value, in bytes; an estimate. */
const ENTRY_BYTES = 128;

/**
 * Keeps values that are costly to make, the least recently used going first when their bytes exceed a limit. Callers
 * that ask for the same missing key at the same time share one making; a making that fails is not kept.
 */
export class ByteMemo<V> {
  readonly #kept = new Map<string, { value: V; bytes: number }>();
  readonly #making = new Map<string, Promise<V>>();
  readonly #limit: number;
  readonly #weigh: (value: V) => number;
  #bytes = 0;

  /**
   * @param limit bytes of all keys and values together
   * @param weigh bytes of one value
   */
  constructor(limit: number, weigh: (value: V) => number) {
    this.#limit = limit;
    this.#weigh = weigh;
  }

  /** The value for a key: at once where it is kept, else when `make` has made it. */
  get(key: string, make: () => V | Promise<V>): V | Promise<V> {
    const entry = this.#kept.get(key);
    if (entry === undefined) return this.#making.get(key) ?? this.#make(key, make);
    this.#kept.delete(key);
    this.#kept.set(key, entry);
    return entry.value;
  }

  /** Forgets the value of a key. */
  drop(key: string): void {
    const entry = this.#kept.get(key);
    if (entry === undefined) return;
    this.#kept.delete(key);
    this.#bytes -= entry.bytes;
  }

  #make(key: string, make: () => V | Promise<V>): Promise<V> {
    const making = Promise.resolve()
      .then(make)
      .then(value => this.#keep(key, value))
      .finally(() => this.#making.delete(key));
    this.#making.set(key, making);
    return making;
  }

  #keep(key: string, value: V): V {
    const bytes = ENTRY_BYTES + 2 * key.length + this.#weigh(value);
    if (bytes > this.#limit) return value;
    this.#kept.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.drop(oldest);
    }
    return value;
  }
}
