import { STALE } from '../../core/video/limits';
import type { VideoRecord } from '../../core/video/record';

/**
 * Whether nothing has touched a film for so long that what the sweep now does for it was lost. Before that, an event may
 * simply be on its way while the sweep comes by.
 */
export function isStale(record: VideoRecord | undefined, now: number): boolean {
  return record !== undefined && now >= record.updatedAt + STALE;
}
