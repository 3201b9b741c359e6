import { nextStep } from '../../core/video/next-step';
import type { VideoRecord } from '../../core/video/record';
import { retryDelay } from '../../core/video/retry-delay';
import { takeFact } from '../_shared/take-fact';
import type { ContinueMessage } from '../_shared/upload-queue';
import { giveLeaseBack } from './give-lease-back';
import { isPassing } from './is-passing';
import type { Outcome } from './outcome';
import type { StartDesk, Worker } from './start-desk';
import { takeStep } from './take-step';

/** No round is begun with fewer milliseconds left: CreateJob may take 10 s, and its outcome has to be stored. */
const ENOUGH_TIME = 15_000;

/** More than any film needs; others may change the record in each of them. */
const ROUNDS = 20;

/** Calls of CreateJob in one invocation. */
const CALLS = 3;

/**
 * Goes on with a film for as long as there is something to do for this function. Where it has to wait, it sends itself
 * a message and is done.
 *
 * @throws whatever the adapters throw, apart from MediaConvert's passing troubles; the same message may come again
 */
export async function workOnFilm(
  desk: StartDesk,
  { video, retry }: ContinueMessage,
  worker: Worker,
): Promise<Outcome> {
  const comeBack = async (code: string, atLeast = 0): Promise<Outcome> => {
    await takeFact(desk, video, { kind: 'put_off' });
    const delaySeconds = retryDelay({ retry, random: desk.random(), atLeast });
    await desk.uploadQueue.send({ video, retry: retry + 1 }, delaySeconds);
    return { outcome: 'waiting', code, delaySeconds };
  };
  let calls = 0;
  for (let round = 0; round < ROUNDS && worker.remaining() >= ENOUGH_TIME; round += 1) {
    const { record } = await takeFact(desk, video, { kind: 'time_up' });
    if (record === undefined) return { outcome: 'no_record' };
    const step = nextStep(record, worker.name, desk.now());
    if (step.do === 'wait') return comeBack('not_yet', (step.until - desk.now()) / 1000);
    if (step.do === 'create_job') calls += 1;
    if (calls > CALLS) return comeBack('no_answer');
    try {
      const taken = await takeStep(desk, { record, step, worker });
      if (taken.next === 'stop') return outcomeOf(record);
      if (taken.next === 'come_back') return comeBack(taken.code);
    } catch (error) {
      if (!isPassing(error)) throw error;
      return comeBack(error.code ?? 'no_answer');
    }
  }
  await giveLeaseBack(desk, video, worker);
  return comeBack('out_of_time');
}

function outcomeOf(record: VideoRecord): Outcome {
  const { status } = record;
  return { outcome: status, ...(record.status === 'failed' ? { code: record.failure.code } : {}) };
}
