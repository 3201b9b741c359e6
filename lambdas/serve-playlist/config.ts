import * as z from 'zod/mini';
import { SERVE_PLAYLIST_ENV as ENV } from '../../core/contract';
import { ConfigurationError } from '../_shared/configuration-error';

export interface Config {
  mediaBucket: string;
  /** Scheme and host of the distribution, no slash at the end. */
  cdnOrigin: string;
  /** The `aud` that a grant must carry. */
  grantAudience: string;
  /** Live generations and the ARNs of their grant secrets. */
  grantSecretArns: ReadonlyMap<number, string>;
  activeGeneration: number;
  /** ARN of the active generation's private key. */
  signingSecretArn: string;
  /** CloudFront's id of the active generation's public key. */
  keyPairId: string;
}

/** Made when it is needed, which is once per instance: an answer to a preflight needs none of it. */
function environmentSchema() {
  const generation = z.string().check(z.regex(/^[1-9][0-9]{0,8}$/));
  const arn = z.string().check(z.startsWith('arn:'));
  return z
    .object({
      [ENV.mediaBucket]: z.string().check(z.regex(/^[a-z0-9.-]{3,63}$/)),
      [ENV.cdnOrigin]: z.string().check(z.regex(/^https?:\/\/[A-Za-z0-9.:-]+$/)),
      [ENV.grantAudience]: z.string().check(z.minLength(1)),
      [ENV.grantSecretArns]: z.pipe(z.pipe(z.string(), z.transform(fromJson)), z.record(generation, arn)),
      [ENV.activeGeneration]: generation,
      [ENV.signingSecretArn]: arn,
      [ENV.keyPairId]: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/)),
    })
    .check(
      z.refine(env => Object.hasOwn(env[ENV.grantSecretArns], env[ENV.activeGeneration]), {
        path: [ENV.activeGeneration],
      }),
    );
}

const RULES: Record<string, string> = {
  [ENV.mediaBucket]: 'the name of a bucket',
  [ENV.cdnOrigin]: 'an origin: scheme and host, no slash at the end',
  [ENV.grantAudience]: 'the audience of grants',
  [ENV.grantSecretArns]: 'a JSON object that gives each live generation the ARN of its grant secret',
  [ENV.activeGeneration]: `a generation that ${ENV.grantSecretArns} names`,
  [ENV.signingSecretArn]: 'the ARN of a secret',
  [ENV.keyPairId]: 'the id of a public key',
};

/**
 * The function's settings from its environment.
 *
 * @throws ConfigurationError with all faults at once
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const parsed = environmentSchema().safeParse(env);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(issue => String(issue.path[0])));
    throw new ConfigurationError([...names].map(name => `${name} must be ${RULES[name]}`));
  }
  const values = parsed.data;
  return {
    mediaBucket: values[ENV.mediaBucket],
    cdnOrigin: values[ENV.cdnOrigin],
    grantAudience: values[ENV.grantAudience],
    grantSecretArns: new Map(
      Object.entries(values[ENV.grantSecretArns]).map(([generation, arn]) => [Number(generation), arn]),
    ),
    activeGeneration: Number(values[ENV.activeGeneration]),
    signingSecretArn: values[ENV.signingSecretArn],
    keyPairId: values[ENV.keyPairId],
  };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
