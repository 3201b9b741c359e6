import { PIPELINE_SETTINGS } from '../_shared/pipeline-config';
import { transcodeConfig } from '../_shared/transcode-config';

export type Config = ReturnType<typeof parseConfig>;

/**
 * The function's settings from its environment.
 *
 * @throws ConfigurationError with all faults at once
 */
export function parseConfig(env: Record<string, string | undefined>) {
  return transcodeConfig(env, [...PIPELINE_SETTINGS, 'distributionId']);
}
