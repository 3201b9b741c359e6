import { takeFact } from '../_shared/take-fact';
import type { StartDesk, Worker } from './start-desk';

/**
 * Gives back a lease under which the worker will not call: whoever comes next need not wait for its end. After a call
 * whose outcome is unknown the lease stays.
 */
export async function giveLeaseBack(desk: StartDesk, video: string, worker: Worker): Promise<void> {
  const record = await desk.catalogue.read(video);
  if (record?.status !== 'submitting' || record.lease?.holder !== worker.name) return;
  const { submission } = record.attempt;
  await takeFact(desk, video, {
    kind: 'submit_failed',
    worker: worker.name,
    submission,
    outcome: 'not_made',
  });
}
