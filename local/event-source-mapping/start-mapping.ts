import type { Clock } from '../clock';
import { failedMessages } from './failed-messages';
import type { QueueClient } from './queue-client';
import type { ReceivedMessage } from './received-message';
import { sqsEvent } from './sqs-event';

/** Time after a call that failed, in milliseconds. */
const PAUSE = 1000;

export interface MappingOptions {
  readonly queueArn: string;
  /** Messages that the function is called with at most, 1 to 10. */
  readonly batchSize: number;
  /** Calls of the function at once, at most. */
  readonly maximumConcurrency: number;
  /** Whether what the function returns tells the messages that failed (ReportBatchItemFailures). */
  readonly reportsFailures: boolean;
  readonly queue: QueueClient;
  /** Waits until the queue has a message to receive, or the signal fires. */
  readonly untilVisible: (signal: AbortSignal) => Promise<void>;
  /** Calls the function; rejects when it did not come to its end. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly clock: Clock;
  /** Takes a line for each call of SQS that failed. */
  readonly log: (line: string) => void;
}

export interface Mapping {
  /** Receives nothing more. Resolves when the function has answered for everything that was received. */
  stop(): Promise<void>;
}

/**
 * Works through a queue as Lambda does: receives messages, calls the function, and deletes those that it has done. The
 * others stay hidden until their visibility timeout ends, and SQS redelivers them.
 */
export function startMapping(options: MappingOptions): Mapping {
  const stopping = new AbortController();
  const over = poll(options, stopping.signal);
  return {
    stop() {
      stopping.abort();
      return over;
    },
  };
}

async function poll(options: MappingOptions, signal: AbortSignal): Promise<void> {
  const { queue, batchSize, maximumConcurrency, clock, log } = options;
  const underWay = new Set<Promise<void>>();
  while (!signal.aborted) {
    if (underWay.size >= maximumConcurrency) {
      await Promise.race(underWay);
      continue;
    }
    try {
      const messages = await queue.receive(batchSize);
      if (messages.length === 0) {
        await options.untilVisible(signal);
        continue;
      }
      const batch = workThrough(options, messages).finally(() => underWay.delete(batch));
      underWay.add(batch);
    } catch (error) {
      log(String(error));
      await clock.sleep(PAUSE, signal).catch(() => undefined);
    }
  }
  await Promise.all(underWay);
}

async function workThrough(
  { queue, queueArn, invoke, reportsFailures, log }: MappingOptions,
  messages: readonly ReceivedMessage[],
): Promise<void> {
  const ids = messages.map(({ MessageId }) => MessageId);
  const failed = await invoke(sqsEvent(messages, queueArn)).then(
    answer => (reportsFailures ? failedMessages(ids, answer) : new Set<string>()),
    () => new Set(ids),
  );
  for (const { MessageId, ReceiptHandle } of messages) {
    if (!failed.has(MessageId)) await queue.delete(ReceiptHandle).catch(error => log(String(error)));
  }
}
