import { createHash } from 'node:crypto';
import type { FileHeaders, FilmFile, FilmFiles } from '../../../lambdas/_shared/film-files';
import type { MemoryBucket } from './memory-bucket';

type Operation = 'GetObject' | 'HeadObject' | 'PutObject' | 'CopyObject' | 'DeleteObjects';

/** The small objects of a bucket in memory, each tagged by its bytes. */
export class MemoryFiles implements FilmFiles {
  /** Headers of what was written, by key. */
  readonly headers = new Map<string, FileHeaders>();
  /** Runs before each call, and may throw in its place. */
  beforeCall: (operation: Operation, key: string) => void = () => undefined;

  constructor(private readonly bucket: MemoryBucket) {}

  /** The bytes of an object as text; undefined where there is none. */
  text(key: string): string | undefined {
    return this.bucket.bytes(key)?.toString();
  }

  async read(key: string): Promise<FilmFile | undefined> {
    this.beforeCall('GetObject', key);
    const bytes = this.bucket.bytes(key);
    return bytes && { bytes, eTag: tag(bytes), ...this.headers.get(key) };
  }

  async tagOf(key: string): Promise<string | undefined> {
    this.beforeCall('HeadObject', key);
    return this.tagAt(key);
  }

  async put(key: string, body: string | Buffer, headers: FileHeaders): Promise<void> {
    this.beforeCall('PutObject', key);
    this.write(key, Buffer.from(body), headers);
  }

  async replace(key: string, read: FilmFile, body: Buffer): Promise<boolean> {
    this.beforeCall('PutObject', key);
    if (this.tagAt(key) !== read.eTag) return false;
    const { bytes: _, eTag: __, ...headers } = read;
    this.write(key, body, headers);
    return true;
  }

  async copy(from: string, to: string, headers: FileHeaders): Promise<string | undefined> {
    this.beforeCall('CopyObject', to);
    const bytes = this.bucket.bytes(from);
    if (bytes !== undefined) this.write(to, bytes, headers);
    return bytes && tag(bytes);
  }

  async remove(keys: readonly string[]): Promise<void> {
    this.beforeCall('DeleteObjects', keys[0] ?? '');
    for (const key of keys) this.bucket.delete(key);
  }

  private write(key: string, bytes: Buffer, headers: FileHeaders): void {
    this.bucket.put(key, bytes);
    this.headers.set(key, headers);
  }

  private tagAt(key: string): string | undefined {
    const bytes = this.bucket.bytes(key);
    return bytes && tag(bytes);
  }
}

function tag(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}
