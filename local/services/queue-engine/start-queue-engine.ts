import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../../clock';
import type { EngineAnswer, EngineMessage, EngineQuestion, EngineStart, QueueState } from './engine-messages';

type Asked = EngineQuestion extends infer Question
  ? Question extends EngineQuestion
    ? Omit<Question, 'id' | 'now'>
    : never
  : never;

/** Queues and topics as fauxqs keeps them, with nobody between: whoever asks was judged before. */
export interface QueueEngine {
  /** Lets the engine answer a request of the SQS or SNS API. */
  call(request: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }): Promise<EngineAnswer>;
  /** How full a queue is now; undefined when there is none of this name. */
  look(queue: string): Promise<QueueState | undefined>;
  close(): Promise<void>;
}

/**
 * Starts fauxqs in a worker of its own, where the stack's clock is the time. It listens on no port. What it holds is kept
 * below the folder and is there again after a restart, also after a kill.
 */
export async function startQueueEngine({ dir, clock }: { dir: string; clock: Clock }): Promise<QueueEngine> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const start: EngineStart = { dir, now: clock.now() };
  const worker = new Worker(join(__dirname, 'engine-worker.mts'), {
    name: 'queue-engine',
    workerData: start,
    env: {},
    // What each request leaves behind is short-lived; without a bound it takes a hundred megabytes more under load.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
    // Node calls its SQLite experimental, and no person at the terminal needs to know.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const ready = Promise.withResolvers<void>();
  const waiting = new Map<number, PromiseWithResolvers<EngineMessage>>();
  let count = 0;
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    for (const each of [ready, ...waiting.values()]) each.reject(error);
    waiting.clear();
  };
  worker.on('error', end);
  const exited = new Promise<void>(resolve =>
    worker.on('exit', () => {
      end(new Error('the queue engine has ended'));
      resolve();
    }),
  );
  worker.on('message', (message: EngineMessage) => {
    if (message.kind === 'ready') return ready.resolve();
    waiting.get(message.id)?.resolve(message);
    waiting.delete(message.id);
  });
  const ask = async (asked: Asked): Promise<EngineMessage> => {
    if (ended !== undefined) throw ended;
    const id = count++;
    const turn = Promise.withResolvers<EngineMessage>();
    waiting.set(id, turn);
    const question: EngineQuestion = { ...asked, id, now: clock.now() };
    worker.postMessage(question);
    const message = await turn.promise;
    if (message.kind === 'fault') throw message.error;
    return message;
  };
  await ready.promise;
  return {
    async call(request) {
      const message = await ask({ kind: 'call', ...request });
      if (message.kind !== 'answer') throw new TypeError('the queue engine answered something else');
      return message.answer;
    },
    async look(queue) {
      const message = await ask({ kind: 'look', queue });
      return message.kind === 'state' ? message.state : undefined;
    },
    async close() {
      worker.postMessage('close');
      await exited;
    },
  };
}
