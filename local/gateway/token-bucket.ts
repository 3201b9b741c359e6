import type { Clock } from '../clock';
import type { Throttling } from './api-config';

/**
 * API Gateway's throttling: a bucket of `burstLimit` tokens that gains `rateLimit` tokens a second.
 * @returns a function that takes one token and tells whether there was one
 */
export function tokenBucket({ rateLimit, burstLimit }: Throttling, clock: Clock): () => boolean {
  let tokens = burstLimit;
  let filledAt = clock.now();
  return () => {
    const now = clock.now();
    tokens = Math.min(burstLimit, tokens + (Math.max(0, now - filledAt) / 1000) * rateLimit);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
