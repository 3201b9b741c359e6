import { Problem } from '../../../core/problem';
import type { Upload, VideoRecord } from '../../../core/video/record';

/**
 * The upload that is under way for a film.
 *
 * @throws Problem `upload_state` where there is none
 */
export function uploadOf(film: VideoRecord): Upload {
  if (film.status !== 'uploading' || film.upload === undefined) throw new Problem('upload_state');
  return film.upload;
}
