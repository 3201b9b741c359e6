import { Problem } from '../../../core/problem';
import type { VideoRecord } from '../../../core/video/record';
import type { Recorded } from '../../_shared/record-fact';

/**
 * The film after a change of its captions.
 *
 * @throws Problem where the change may not be made
 */
export function changedFilm({ decision, record }: Recorded): VideoRecord {
  if (record === undefined) throw new Problem('video_not_found');
  if (decision.kind !== 'refuse') return record;
  throw new Problem(decision.why === 'too_many_captions' ? 'too_many_captions' : 'video_state');
}
