import { randomBytes } from 'node:crypto';
import { errorReason } from '../_shared/error-reason';
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
  /** Takes a line of the log. */
  log: (line: string) => void;
}

/**
 * Takes a state change of a job into the catalogue. What it throws, Lambda tries twice more and then puts into the
 * dead-letter queue; what it meets on a film is also a line with the film's id. The environment is read with the first
 * event.
 */
export function createHandler({
  env,
  now,
  random,
  open,
  log,
}: Surroundings): (event: unknown) => Promise<void> {
  let config: PipelineConfig | undefined;
  let pipeline: Pipeline | undefined;

  return async event => {
    config ??= pipelineConfig(env);
    const news = parseEvent(event, config.jobQueueArn);
    if (news === undefined) return;
    pipeline ??= open(config);
    const desk = { ...pipeline, now, newRun: () => newRun(random) };
    try {
      const { record } = await takeJob(desk, news, 'event');
      await followUp(desk, record);
    } catch (error) {
      const { video } = news;
      const line = { level: 'error', function: 'finish-transcode', video, outcome: 'not_done' };
      log(JSON.stringify({ ...line, code: errorReason(error) }));
      throw error;
    }
  };
}

export const handler = createHandler({
  env: process.env,
  now: () => Date.now(),
  random: randomBytes,
  open: openPipeline,
  log: console.log,
});
