import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ChecksumAlgorithm } from '../store/stored-object';

/** Digests of a body while it passes by: always MD5, the others where they are asked for. */
export class BodyDigest {
  readonly #md5 = createHash('md5');
  readonly #hashes: ReadonlyMap<ChecksumAlgorithm, Hash>;
  readonly #wantsCrc: boolean;
  #crc = 0;
  #size = 0;

  constructor(algorithms: readonly ChecksumAlgorithm[]) {
    this.#wantsCrc = algorithms.includes('crc32');
    this.#hashes = new Map(
      algorithms.filter(algorithm => algorithm !== 'crc32').map(name => [name, createHash(name)]),
    );
  }

  /** Bytes so far. */
  get size(): number {
    return this.#size;
  }

  update(chunk: Buffer): void {
    this.#size += chunk.length;
    this.#md5.update(chunk);
    for (const hash of this.#hashes.values()) hash.update(chunk);
    if (this.#wantsCrc) this.#crc = crc32(chunk, this.#crc);
  }

  md5(): Buffer {
    return this.#md5.copy().digest();
  }

  /** The digest's bytes; a CRC is written with its highest byte first. */
  value(algorithm: ChecksumAlgorithm): Buffer {
    const hash = this.#hashes.get(algorithm);
    if (hash !== undefined) return hash.copy().digest();
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(this.#crc);
    return bytes;
  }
}
