import type { UploadedPart } from '../../../core/upload/parts';
import type { Completion, MultipartUpload } from '../../../lambdas/_shared/multipart-upload';
import type { MemoryBucket } from './memory-bucket';

type Operation = 'CreateMultipartUpload' | 'ListParts' | 'CompleteMultipartUpload' | 'AbortMultipartUpload';

interface Begun {
  readonly key: string;
  readonly contentType: string;
  readonly parts: Map<number, UploadedPart>;
}

/** Uploads in parts to a bucket in memory; a part has a size and a tag, and no bytes. */
export class MemoryUploads implements MultipartUpload {
  /** By id. */
  readonly underWay = new Map<string, Begun>();
  /** Runs before each call, and may throw in its place. */
  beforeCall: (operation: Operation) => void = () => undefined;
  private begun = 0;

  constructor(private readonly bucket: MemoryBucket) {}

  async begin(key: string, contentType: string): Promise<string> {
    this.beforeCall('CreateMultipartUpload');
    this.begun += 1;
    const id = `u${this.begun}`;
    this.put(id, key, contentType);
    return id;
  }

  /** Lets an upload be under way, as if it had been begun under that id. */
  put(id: string, key: string, contentType = 'video/mp4'): void {
    this.underWay.set(id, { key, contentType, parts: new Map() });
  }

  /** Lets a part arrive. */
  arrive(uploadId: string, partNumber: number, size: number, eTag = `"tag-${partNumber}"`): void {
    this.underWay.get(uploadId)?.parts.set(partNumber, { partNumber, size, eTag });
  }

  async signPart(
    uploadId: string,
    key: string,
    part: number,
    length: number,
    seconds: number,
  ): Promise<string> {
    return `https://media.test/${key}?${new URLSearchParams({
      uploadId,
      partNumber: String(part),
      length: String(length),
      seconds: String(seconds),
    })}`;
  }

  async parts(key: string, uploadId: string): Promise<UploadedPart[] | undefined> {
    this.beforeCall('ListParts');
    const found = this.find(key, uploadId);
    return found && [...found.parts.values()].toSorted((a, b) => a.partNumber - b.partNumber);
  }

  async complete(
    key: string,
    uploadId: string,
    parts: readonly Pick<UploadedPart, 'partNumber' | 'eTag'>[],
  ): Promise<Completion> {
    this.beforeCall('CompleteMultipartUpload');
    const found = this.find(key, uploadId);
    if (found === undefined) return { outcome: 'no_upload' };
    const named = parts.map(({ partNumber }) => found.parts.get(partNumber));
    if (named.some(part => part === undefined)) return { outcome: 'parts_refused' };
    if (await this.bucket.exists(key)) return { outcome: 'taken' };
    const size = named.reduce((sum, part) => sum + (part?.size ?? 0), 0);
    const eTag = `joined-${parts.length}`;
    this.bucket.put(key, Buffer.alloc(size), eTag);
    this.underWay.delete(uploadId);
    return { outcome: 'completed', eTag };
  }

  async abort(key: string, uploadId: string): Promise<boolean> {
    this.beforeCall('AbortMultipartUpload');
    return this.find(key, uploadId) !== undefined && this.underWay.delete(uploadId);
  }

  private find(key: string, uploadId: string): Begun | undefined {
    const found = this.underWay.get(uploadId);
    return found?.key === key ? found : undefined;
  }
}
