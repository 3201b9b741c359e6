import { filmFolders } from '../../../core/video/object-keys';
import type { FilmEraser } from '../../../lambdas/_shared/film-eraser';
import type { MemoryBucket } from './memory-bucket';

/** Removes a film's objects from a bucket in memory, one of them with each call. */
export class MemoryEraser implements FilmEraser {
  /** Films whose objects were all removed. */
  readonly erased: string[] = [];
  /** Runs before each call, and may throw in its place. */
  beforeCall: (operation: 'ListObjectsV2' | 'DeleteObjects') => void = () => undefined;

  constructor(private readonly bucket: MemoryBucket) {}

  async erase(id: string, hasTime: () => boolean): Promise<boolean> {
    for (const prefix of filmFolders(id)) {
      for (;;) {
        this.beforeCall('ListObjectsV2');
        const key = this.bucket.keys.find(each => each.startsWith(prefix));
        if (key === undefined) break;
        if (!hasTime()) return false;
        this.beforeCall('DeleteObjects');
        this.bucket.delete(key);
      }
    }
    this.erased.push(id);
    return true;
  }
}
