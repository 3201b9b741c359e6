import { randomBytes } from 'node:crypto';
import { openJobSubmission } from '../_shared/job-submission';
import { newRun } from '../_shared/new-run';
import { openPipeline } from '../_shared/open-pipeline';
import { sdkClients } from '../_shared/sdk-clients';
import { type Config, parseConfig } from './config';
import { jsonLines } from './outcome';
import { type BatchAnswer, parseBatch } from './sqs-batch';
import type { StartDesk } from './start-desk';
import { takeMessage } from './take-message';

type Adapters = Pick<
  StartDesk,
  'catalogue' | 'bucket' | 'files' | 'mediaConvert' | 'submission' | 'uploadQueue' | 'videoEvents' | 'metrics'
>;

interface Surroundings {
  env: Record<string, string | undefined>;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** From 0 up to, not including, 1. */
  random: () => number;
  /** So many bytes from a cryptographic source. */
  randomBytes: (size: number) => Uint8Array;
  log: (line: string) => void;
  open: (config: Config) => Adapters;
}

/** What Lambda says of an invocation (Lambda Developer Guide, "Using the Lambda context object"). */
interface Context {
  awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/**
 * Works through the upload queue, and answers with the messages that it could not do. The environment is read with the
 * first batch.
 */
export function createHandler({ env, now, random, randomBytes, log, open }: Surroundings) {
  let desk: StartDesk | undefined;

  function openDesk(): StartDesk {
    const config = parseConfig(env);
    const tools = { now, random, newRun: () => newRun(randomBytes), report: jsonLines(log) };
    return { ...open(config), ...tools, config };
  }

  return async (event: unknown, context: Context): Promise<BatchAnswer> => {
    const messages = parseBatch(event);
    desk ??= openDesk();
    const worker = {
      name: context.awsRequestId,
      remaining: () => context.getRemainingTimeInMillis(),
    };
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const { messageId, body } of messages) {
      const done = await takeMessage(desk, body, worker);
      if (!done) batchItemFailures.push({ itemIdentifier: messageId });
    }
    return { batchItemFailures };
  };
}

function openAdapters(config: Config): Adapters {
  return { ...openPipeline(config), submission: openJobSubmission(sdkClients.jobSubmission()) };
}

export const handler = createHandler({
  env: process.env,
  now: () => Date.now(),
  random: Math.random,
  randomBytes,
  log: console.log,
  open: openAdapters,
});
