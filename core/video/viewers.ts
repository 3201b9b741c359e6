import type { VideoRecord } from './record';

/** Who beside its owner may watch a film: any signed-in user, or anyone. */
export type Viewers = 'members' | 'public';

/** Who beside its owner may watch a film, or know of it, at the moment: nobody before it is ready. */
export function viewersOf({
  status,
  visibility,
}: Pick<VideoRecord, 'status' | 'visibility'>): Viewers | undefined {
  return status === 'ready' && visibility !== 'private' ? visibility : undefined;
}
