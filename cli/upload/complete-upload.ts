import { ApiFault } from '../api/api-fault';
import type { VideosApi } from '../api/videos-api';

/** Completes an upload; one whose completion was not heard of is complete too. */
export async function completeUpload(
  api: VideosApi,
  id: string,
  parts: readonly { readonly partNumber: number; readonly eTag: string }[],
): Promise<void> {
  try {
    await api.complete(id, parts);
  } catch (error) {
    if (!(error instanceof ApiFault) || error.code !== 'upload_state') throw error;
    if ((await api.video(id)).status === 'uploading') throw error;
  }
}
