import type { MediaBucket, StoredObject } from '../../../lambdas/_shared/media-bucket';

/** A bucket in memory. */
export class MemoryBucket implements MediaBucket {
  readonly name = 'media';
  /** Runs before each call, and may throw in its place. */
  beforeCall: (operation: 'HeadObject' | 'GetObject', key: string) => void = () => undefined;
  private readonly objects = new Map<string, { bytes: Buffer; eTag: string }>();

  put(key: string, body: string | Buffer, eTag = 'etag'): void {
    this.objects.set(key, { bytes: Buffer.from(body), eTag });
  }

  /** Keys of all objects. */
  get keys(): string[] {
    return [...this.objects.keys()];
  }

  /** The bytes of an object; undefined where there is none. */
  bytes(key: string): Buffer | undefined {
    return this.objects.get(key)?.bytes;
  }

  delete(key: string): void {
    this.objects.delete(key);
  }

  async head(key: string): Promise<StoredObject | undefined> {
    this.beforeCall('HeadObject', key);
    const found = this.objects.get(key);
    return found && { size: found.bytes.length, eTag: found.eTag };
  }

  async read(key: string, maxBytes: number): Promise<Buffer | undefined> {
    this.beforeCall('GetObject', key);
    const found = this.objects.get(key)?.bytes;
    if (found !== undefined && found.length > maxBytes) throw new RangeError('too large');
    return found;
  }

  async exists(key: string): Promise<boolean> {
    return (await this.head(key)) !== undefined;
  }
}
