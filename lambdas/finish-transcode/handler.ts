import { randomBytes } from 'node:crypto';
import { followUp } from '../_shared/follow-up';
import { newRun } from '../_shared/new-run';
import { openPipeline, type Pipeline } from '../_shared/open-pipeline';
import { type PipelineConfig, pipelineConfig } from '../_shared/pipeline-config';
import { takeJob } from '../_shared/take-job';
import { parseEvent } from './event';

interface Surroundings {
  env: Record<string, string | undefined>;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** So many bytes from a cryptographic source. */
  random: (size: number) => Uint8Array;
  open: (config: PipelineConfig) => Pipeline;
}

/**
 * Takes a state change of a job into the catalogue. What it throws, Lambda tries twice more and then puts into the
 * dead-letter queue; the environment is read with the first event.
 */
export function createHandler({ env, now, random, open }: Surroundings): (event: unknown) => Promise<void> {
  let config: PipelineConfig | undefined;
  let pipeline: Pipeline | undefined;

  return async event => {
    config ??= pipelineConfig(env);
    const news = parseEvent(event, config.jobQueueArn);
    if (news === undefined) return;
    pipeline ??= open(config);
    const desk = { ...pipeline, now, newRun: () => newRun(random) };
    const { record } = await takeJob(desk, news, 'event');
    await followUp(desk, record);
  };
}

export const handler = createHandler({
  env: process.env,
  now: () => Date.now(),
  random: randomBytes,
  open: openPipeline,
});
