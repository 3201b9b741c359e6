import { transcodeConfig } from './transcode-config';

export type PipelineConfig = ReturnType<typeof pipelineConfig>;

/**
 * The settings of a function that takes jobs' news, from its environment.
 *
 * @throws ConfigurationError with all faults at once
 */
export function pipelineConfig(env: Record<string, string | undefined>) {
  return transcodeConfig(env, [
    'catalogueTable',
    'mediaBucket',
    'uploadQueueUrl',
    'jobQueueArn',
    'videoEventsTopicArn',
  ]);
}
