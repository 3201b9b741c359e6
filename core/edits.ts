import { TooLargeError } from './too-large-error';

/** Longest result in bytes. A playlist that grows beyond it is no playlist that a player could use. */
export const RESULT_MAX = 512_000_000;

const FIELDS = 3;
const SHORT = 64;
const NOTHING = Buffer.alloc(0);

/** Places of a text where bytes are taken out and others put in, kept as numbers so that they weigh next to nothing. */
export class Edits {
  private table = new Int32Array(FIELDS * 256);
  private used = 0;
  private readonly inserts: Buffer[] = [];
  private readonly ids = new Map<string, number>();

  /** Length of the result in bytes, as far as it is known. */
  private length: number;

  /** @param source the text that the edits belong to; it stays as it is */
  constructor(private readonly source: Buffer) {
    this.length = source.length;
    checkLength(this.length);
  }

  /** Keeps a text for `add`, one byte per character; the same text gets the same id. */
  keep(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    this.inserts.push(Buffer.from(text, 'latin1'));
    this.ids.set(text, this.inserts.length - 1);
    return this.inserts.length - 1;
  }

  /** Keeps a place for a text that `fill` brings; until then it counts with a length in bytes. */
  reserve(length: number): number {
    this.inserts.push(Buffer.alloc(length));
    return this.inserts.length - 1;
  }

  /** Brings or changes the text of a place that `reserve` has kept, one byte per character. */
  fill(id: number, text: string): void {
    this.inserts[id] = Buffer.from(text, 'latin1');
  }

  /** What the edits take in memory, in bytes, beside the source and the texts. */
  get bytes(): number {
    return this.table.byteLength;
  }

  /**
   * Puts a kept text at an offset of the source in place of `removed` bytes. Edits come in the order of the source.
   *
   * @throws TooLargeError when the result would be longer than `RESULT_MAX`
   */
  add(at: number, removed: number, id: number): void {
    if (this.used === this.table.length) {
      const larger = new Int32Array(this.table.length * 2);
      larger.set(this.table);
      this.table = larger;
    }
    this.table[this.used] = at;
    this.table[this.used + 1] = removed;
    this.table[this.used + 2] = id;
    this.used += FIELDS;
    this.length += this.textOf(id).length - removed;
    checkLength(this.length);
  }

  /**
   * The result, in one allocation.
   *
   * @param allocate gives the memory for it, of a length in bytes
   * @throws TooLargeError when it would be longer than `RESULT_MAX`
   */
  apply(allocate: (length: number) => Buffer = Buffer.allocUnsafe): Buffer {
    const result = allocate(this.resultLength());
    let read = 0;
    let written = 0;
    for (let field = 0; field < this.used; field += FIELDS) {
      const at = this.table[field] ?? 0;
      written = copyRange(this.source, read, at, result, written);
      read = at + (this.table[field + 1] ?? 0);
      const insert = this.textOf(this.table[field + 2] ?? 0);
      result.set(insert, written);
      written += insert.length;
    }
    copyRange(this.source, read, this.source.length, result, written);
    return result;
  }

  private resultLength(): number {
    let length = this.source.length;
    for (let field = 0; field < this.used; field += FIELDS) {
      length += this.textOf(this.table[field + 2] ?? 0).length - (this.table[field + 1] ?? 0);
    }
    checkLength(length);
    return length;
  }

  private textOf(id: number): Buffer {
    return this.inserts[id] ?? NOTHING;
  }
}

function checkLength(length: number): void {
  if (length > RESULT_MAX) throw new TooLargeError(`the signed playlist would exceed ${RESULT_MAX} bytes`);
}

/** Copies `from` to `to` and returns where the target goes on. A loop beats a call for the few bytes between edits. */
function copyRange(source: Buffer, from: number, to: number, target: Buffer, at: number): number {
  if (to - from > SHORT) return at + source.copy(target, at, from, to);
  let written = at;
  for (let read = from; read < to; read += 1) target[written++] = source[read] ?? 0;
  return written;
}
