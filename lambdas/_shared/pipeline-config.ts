import { transcodeConfig } from './transcode-config';

/** Settings that every function needs that takes jobs' news. */
export const PIPELINE_SETTINGS = [
  'catalogueTable',
  'mediaBucket',
  'uploadQueueUrl',
  'jobQueueArn',
  'videoEventsTopicArn',
] as const;

export type PipelineConfig = ReturnType<typeof pipelineConfig>;

/**
 * The settings of a function that takes jobs' news, from its environment.
 *
 * @throws ConfigurationError with all faults at once
 */
export function pipelineConfig(env: Record<string, string | undefined>) {
  return transcodeConfig(env, PIPELINE_SETTINGS);
}
