/** A list of whole numbers that weighs four bytes for each. */
export class IntList {
  private table = new Int32Array(64);
  private used = 0;

  get length(): number {
    return this.used;
  }

  push(value: number): void {
    if (this.used === this.table.length) {
      const larger = new Int32Array(this.table.length * 2);
      larger.set(this.table);
      this.table = larger;
    }
    this.table[this.used] = value;
    this.used += 1;
  }

  /** 0 where the list has ended. */
  at(index: number): number {
    return index < this.used ? (this.table[index] ?? 0) : 0;
  }

  /** Takes away all from an index on. */
  cut(length: number): void {
    this.used = Math.min(this.used, length);
  }
}
