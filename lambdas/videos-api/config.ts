import { z } from '@hono/zod-openapi';
import { VIDEOS_API_ENV as ENV, TOKEN_KINDS } from '../../core/contract';
import { ConfigurationError } from '../_shared/configuration-error';
import { GENERATIONS_RULE, generationsSchema } from '../_shared/generation-keys';

const ORIGIN = /^https?:\/\/[A-Za-z0-9.:-]+$/;

const text = (form: RegExp) => z.string().regex(form);
const whole = text(/^[1-9][0-9]{0,14}$/).transform(Number);
const yesOrNo = z.enum(['true', 'false']).transform(value => value === 'true');
const url = z.url({ protocol: /^https?$/ });
const listOf = (item: RegExp) =>
  z
    .string()
    .transform(fromJson)
    .pipe(z.array(text(item)));

const SCHEMA = z.object({
  catalogueTable: text(/^[\w.-]{3,255}$/),
  mediaBucket: text(/^[a-z0-9.-]{3,63}$/),
  cdnOrigin: text(ORIGIN),
  distributionId: text(/./),
  grantAudience: text(/./),
  generations: generationsSchema(),
  activeGeneration: whole,
  grantMaxSeconds: whole,
  ipLocks: yesOrNo,
  tokenKind: z.enum(TOKEN_KINDS),
  tokenIssuer: url,
  tokenAudience: text(/./),
  jwksUri: url.optional(),
  apiOrigins: listOf(ORIGIN),
  selfRegistration: yesOrNo,
  uploadMaxBytes: whole,
  uploadTypes: listOf(/^[\w.+-]+\/[\w.+-]+$/),
  jobQueueArn: text(/^arn:\S+:queues\/\S+$/),
});

type Setting = keyof typeof ENV;

const RULES: Record<Setting, string> = {
  catalogueTable: 'the name of a table',
  mediaBucket: 'the name of a bucket',
  cdnOrigin: 'an origin: scheme and host, no slash at the end',
  distributionId: 'the id of the distribution',
  grantAudience: 'the audience of grants',
  generations: GENERATIONS_RULE,
  activeGeneration: 'the number of a live generation',
  grantMaxSeconds: 'a whole number of seconds',
  ipLocks: 'true or false',
  tokenKind: `one of ${TOKEN_KINDS.join(', ')}`,
  tokenIssuer: 'the URL of the issuer',
  tokenAudience: 'the client or the audience of access tokens',
  jwksUri: 'the URL of the public keys',
  apiOrigins: 'a JSON array of origins',
  selfRegistration: 'true or false',
  uploadMaxBytes: 'a whole number of bytes',
  uploadTypes: 'a JSON array of media types',
  jobQueueArn: 'the ARN of a MediaConvert queue',
};

/** The function's settings: those of `VIDEOS_API_ENV`, by the same names. */
export type ApiConfig = Readonly<z.output<typeof SCHEMA>>;

/** The settings that tokens are checked by. */
export type TokenConfig = Pick<ApiConfig, 'tokenKind' | 'tokenIssuer' | 'tokenAudience' | 'jwksUri'>;

/**
 * The function's settings from its environment.
 *
 * @throws ConfigurationError with all faults at once
 */
export function parseConfig(env: Record<string, string | undefined>): ApiConfig {
  const named = Object.entries(ENV).map(([setting, name]) => [setting, env[name]] as const);
  const parsed = SCHEMA.safeParse(Object.fromEntries(named));
  if (parsed.success && parsed.data.generations.has(parsed.data.activeGeneration)) return parsed.data;
  const faulty = parsed.error?.issues.map(issue => issue.path[0]) ?? ['activeGeneration'];
  throw new ConfigurationError(
    named.flatMap(([setting]) => (faulty.includes(setting) ? [faultOf(setting as Setting)] : [])),
  );
}

function faultOf(setting: Setting): string {
  return `${ENV[setting]} must be ${RULES[setting]}`;
}

function fromJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
