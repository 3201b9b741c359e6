import { z } from 'zod';
import { beforeDeadline } from '../../before-deadline';
import { ApiError } from '../api-front/api-error';
import type { EngineAnswer } from '../queue-engine/engine-messages';
import { askEngine } from './ask-engine';
import type { SqsCall } from './read-call';
import { type Queues, untilVisible } from './until-visible';

/** Longest wait in seconds (SQS API reference, ReceiveMessage). */
const WAIT_MAX = 20;

const waiting = z.looseObject({ WaitTimeSeconds: z.int().min(0).max(WAIT_MAX).default(0) });
const received = z.object({ Messages: z.array(z.unknown()).default([]) });

/**
 * ReceiveMessage: what is there now; else what comes within WaitTimeSeconds of the stack's clock.
 *
 * @param signal ends all waiting
 */
export async function receiveMessage(
  queues: Queues,
  { name, input }: SqsCall,
  signal: AbortSignal,
): Promise<EngineAnswer> {
  const { clock, engine } = queues;
  const { data } = waiting.safeParse(input);
  if (data === undefined) {
    throw new ApiError(400, 'InvalidParameterValue', `WaitTimeSeconds is a whole number up to ${WAIT_MAX}.`);
  }
  const deadline = clock.now() + data.WaitTimeSeconds * 1000;
  for (;;) {
    const answer = await askEngine(engine, 'ReceiveMessage', {
      name,
      input: { ...input, WaitTimeSeconds: 0 },
    });
    const left = deadline - clock.now();
    if (signal.aborted || left <= 0 || !isEmpty(answer)) return answer;
    const over = new AbortController();
    const visible = untilVisible(queues, name, AbortSignal.any([signal, over.signal]));
    await beforeDeadline(visible, { clock, milliseconds: left }, () => undefined);
    over.abort();
  }
}

function isEmpty({ status, body }: EngineAnswer): boolean {
  return status === 200 && received.parse(JSON.parse(body)).Messages.length === 0;
}
