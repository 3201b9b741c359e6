/** What a cache policy means. All times in seconds. */
export interface CachePolicy {
  readonly minTtl: number;
  readonly defaultTtl: number;
  readonly maxTtl: number;
  /** Encodings that are part of the cache key and that CloudFront may compress to. */
  readonly encodings: readonly ('br' | 'gzip')[];
}

/**
 * The managed cache policies whose cache key holds neither query, cookies nor headers but Accept-Encoding
 * (Developer Guide, "Use managed cache policies"). The others are no policies of ours.
 */
const MANAGED: ReadonlyMap<string, CachePolicy> = new Map([
  // CachingOptimized
  [
    '658327ea-f89d-4fab-a63d-7e88639e58f6',
    { minTtl: 1, defaultTtl: 86_400, maxTtl: 31_536_000, encodings: ['br', 'gzip'] },
  ],
  // CachingOptimizedForUncompressedObjects
  [
    'b2884449-e4de-46a7-ac36-70bc7f1ddd6d',
    { minTtl: 1, defaultTtl: 86_400, maxTtl: 31_536_000, encodings: [] },
  ],
  // CachingDisabled
  ['4135ea2d-6df8-44a3-9df3-4b5a84be39ad', { minTtl: 0, defaultTtl: 0, maxTtl: 0, encodings: [] }],
]);

/** The managed cache policy with this id. @throws Error where the edge does not know it. */
export function managedCachePolicy(id: string): CachePolicy {
  const policy = MANAGED.get(id);
  if (policy === undefined) throw new Error(`The local edge does not know the cache policy ${id}.`);
  return policy;
}
