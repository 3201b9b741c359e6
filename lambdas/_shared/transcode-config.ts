import * as z from 'zod/mini';
import { INGEST, TRANSCODE_ENV as NAMES } from '../../core/contract';
import { ConfigurationError } from './configuration-error';

const matching = (pattern: RegExp) => z.string().check(z.regex(pattern));

/** Each setting's schema, and the words for it. */
const SETTINGS = {
  catalogueTable: { schema: matching(/^[\w.-]{3,255}$/), rule: 'the name of a table' },
  mediaBucket: { schema: matching(/^[a-z0-9.-]{3,63}$/), rule: 'the name of a bucket' },
  uploadQueueUrl: { schema: matching(/^https?:\/\/\S+$/), rule: 'the URL of a queue' },
  jobQueueArn: { schema: matching(/^arn:\S+:queues\/\S+$/), rule: 'the ARN of a MediaConvert queue' },
  jobRoleArn: { schema: matching(/^arn:\S+:role\/\S+$/), rule: 'the ARN of a role' },
  videoEventsTopicArn: { schema: matching(/^arn:\S+:sns:\S+$/), rule: 'the ARN of a topic' },
  distributionId: { schema: matching(/^[A-Za-z0-9-]+$/), rule: 'the id of a distribution' },
  ingest: { schema: z.enum(INGEST), rule: `one of ${INGEST.join(', ')}` },
} as const;

type Settings = { readonly [Name in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Name]['schema']> };

/**
 * Settings of one of the pipeline's functions, from its environment.
 *
 * @param wanted the settings that the function needs
 * @throws ConfigurationError with all faults at once
 */
export function transcodeConfig<Name extends keyof Settings>(
  env: Record<string, string | undefined>,
  wanted: readonly Name[],
): Pick<Settings, Name> {
  const faults: string[] = [];
  const found: [Name, string][] = [];
  for (const name of wanted) {
    const { schema, rule } = SETTINGS[name];
    const parsed = schema.safeParse(env[NAMES[name]]);
    if (parsed.success) found.push([name, parsed.data]);
    else faults.push(`${NAMES[name]} must be ${rule}`);
  }
  if (faults.length > 0) throw new ConfigurationError(faults);
  return Object.fromEntries(found) as Pick<Settings, Name>;
}
