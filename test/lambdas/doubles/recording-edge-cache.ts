import type { EdgeCache } from '../../../lambdas/_shared/edge-cache';

/** A distribution's cache that keeps what it is to forget, each wish once. */
export class RecordingEdgeCache implements EdgeCache {
  /** Paths by reference. */
  readonly invalidations = new Map<string, string>();
  /** Runs before each call, and may throw in its place. */
  beforeCall: (operation: 'CreateInvalidation') => void = () => undefined;

  async invalidate(path: string, reference: string): Promise<void> {
    this.beforeCall('CreateInvalidation');
    this.invalidations.set(reference, path);
  }
}
