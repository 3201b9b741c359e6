/** The namespace prefixes that are declared where the scanner stands (Namespaces in XML 1.0, sections 3 and 6.1). */
export class Prefixes {
  /** How many open elements declare each. */
  private readonly counts = new Map<string, number>([['xml', 1]]);
  private readonly declared: { readonly prefix: string; readonly depth: number }[] = [];

  has(prefix: string): boolean {
    return (this.counts.get(prefix) ?? 0) > 0;
  }

  /** @param depth of the element that declares it */
  declare(prefix: string, depth: number): void {
    this.counts.set(prefix, (this.counts.get(prefix) ?? 0) + 1);
    this.declared.push({ prefix, depth });
  }

  /** Forgets what the element at a depth has declared. */
  leave(depth: number): void {
    for (let last = this.declared.at(-1); last?.depth === depth; last = this.declared.at(-1)) {
      this.declared.pop();
      this.counts.set(last.prefix, (this.counts.get(last.prefix) ?? 1) - 1);
    }
  }
}
