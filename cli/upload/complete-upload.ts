import { ApiFault } from '../api/api-fault';
import type { VideosApi } from '../api/videos-api';

/**
 * Completes an upload; one whose completion was not heard of is complete too. Where the bucket misses parts, nothing is
 * completed.
 */
export async function completeUpload(
  api: VideosApi,
  id: string,
  parts: readonly { readonly partNumber: number; readonly eTag: string }[],
): Promise<'complete' | 'incomplete'> {
  try {
    await api.complete(id, parts);
    return 'complete';
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    if (error.code === 'upload_incomplete') return 'incomplete';
    if (error.code !== 'upload_state' || (await api.video(id)).status === 'uploading') throw error;
    return 'complete';
  }
}
