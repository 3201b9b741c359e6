import { IntList } from '../int-list';

const FIELDS = 4;
/** Up to here names are compared pair by pair, which makes no garbage. */
const FEW = 12;

/** The attributes of one start tag, as places in the bytes. */
export class Attributes {
  private readonly places = new IntList();

  constructor(private readonly bytes: Buffer) {}

  get count(): number {
    return this.places.length / FIELDS;
  }

  clear(): void {
    this.places.cut(0);
  }

  add(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void {
    this.places.push(nameStart);
    this.places.push(nameEnd);
    this.places.push(valueStart);
    this.places.push(valueEnd);
  }

  /** Index of the attribute with a name, or -1. */
  find(name: Buffer): number {
    for (let index = 0; index < this.count; index += 1) {
      if (equal(this.bytes, this.nameStart(index), this.nameEnd(index), name)) return index;
    }
    return -1;
  }

  /** Whether two have one name (XML 1.0, section 3.1). */
  hasDuplicate(): boolean {
    if (this.count > FEW) {
      const names = new Set<string>();
      for (let index = 0; index < this.count; index += 1) names.add(this.name(index));
      return names.size < this.count;
    }
    for (let index = 1; index < this.count; index += 1) {
      for (let other = 0; other < index; other += 1) if (this.sameName(index, other)) return true;
    }
    return false;
  }

  name(index: number): string {
    return this.bytes.toString('latin1', this.nameStart(index), this.nameEnd(index));
  }

  nameStart(index: number): number {
    return this.places.at(index * FIELDS);
  }

  nameEnd(index: number): number {
    return this.places.at(index * FIELDS + 1);
  }

  /** First byte of the value, behind its quote. */
  valueStart(index: number): number {
    return this.places.at(index * FIELDS + 2);
  }

  /** Byte after the value, at its closing quote. */
  valueEnd(index: number): number {
    return this.places.at(index * FIELDS + 3);
  }

  private sameName(index: number, other: number): boolean {
    const length = this.nameEnd(index) - this.nameStart(index);
    if (length !== this.nameEnd(other) - this.nameStart(other)) return false;
    for (let at = 0; at < length; at += 1) {
      if (this.bytes[this.nameStart(index) + at] !== this.bytes[this.nameStart(other) + at]) return false;
    }
    return true;
  }
}

/** Whether the bytes from `start` to `end` are the given ones. */
export function equal(bytes: Buffer, start: number, end: number, expected: Buffer): boolean {
  if (end - start !== expected.length) return false;
  for (let at = 0; at < expected.length; at += 1) if (bytes[start + at] !== expected[at]) return false;
  return true;
}
