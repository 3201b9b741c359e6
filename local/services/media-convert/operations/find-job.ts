import { ApiError } from '../../api-front/api-error';
import type { JobRecord } from '../jobs/job-record';
import type { MediaConvert } from '../media-convert';

/** @throws ApiError NotFoundException */
export function findJob(id: string, { store }: Pick<MediaConvert, 'store'>): JobRecord {
  const job = store.find(id);
  if (job === undefined) throw new ApiError(404, 'NotFoundException', 'There is no such job.');
  return job;
}
