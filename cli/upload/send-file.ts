import { arrivedParts, bytesOf } from './arrived-parts';
import { completeUpload } from './complete-upload';
import { type SendPartsOptions, sendParts } from './send-parts';
import { ChangedFileFault, UploadFault } from './upload-fault';

/**
 * Sends what is missing of a file and completes the upload. Where the bucket turns out to have less than it has
 * confirmed, that is sent once more.
 *
 * @throws UploadFault where the file does not arrive, or was changed meanwhile
 */
export async function sendFile(options: SendPartsOptions): Promise<void> {
  const { api, id, source, partSize, onBytes } = options;
  const plan = { size: source.size, partSize };
  let { arrived } = options;
  for (let round = 1; round <= 2; round++) {
    const parts = await sendParts({ ...options, arrived });
    if (!(await source.isUnchanged())) throw new ChangedFileFault();
    if ((await completeUpload(api, id, parts)) === 'complete') return;
    arrived = await arrivedParts(api, id, plan);
    onBytes(bytesOf(arrived, plan) - source.size);
  }
  throw new UploadFault('The bucket does not keep the parts of the file.', 'Call the same command again.');
}
