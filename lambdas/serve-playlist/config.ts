import * as z from 'zod/mini';
import { SERVE_PLAYLIST_ENV as ENV, GENERATION_KEYS } from '../../core/contract';
import { ConfigurationError } from '../_shared/configuration-error';

/** Where one generation's secrets lie, and what CloudFront calls its key. */
export interface GenerationConfig {
  /** ARN of the secret that grants are signed with. */
  grantSecretArn: string;
  /** ARN of the private key that media URLs are signed with. */
  signingSecretArn: string;
  /** CloudFront's id of the public key. */
  keyPairId: string;
}

export interface Config {
  mediaBucket: string;
  /** Scheme and host of the distribution, no slash at the end. */
  cdnOrigin: string;
  /** The `aud` that a grant must carry. */
  grantAudience: string;
  /** The live generations. */
  generations: ReadonlyMap<number, GenerationConfig>;
}

/** Made when it is needed, which is once per instance: an answer to a preflight needs none of it. */
function environmentSchema() {
  const generation = z.string().check(z.regex(/^[1-9][0-9]{0,8}$/));
  const arn = z.string().check(z.startsWith('arn:'));
  const keys = z.object({
    [GENERATION_KEYS.grantSecretArn]: arn,
    [GENERATION_KEYS.signingSecretArn]: arn,
    [GENERATION_KEYS.keyPairId]: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/)),
  });
  const generations = z
    .record(generation, keys)
    .check(z.refine(all => Object.keys(all).length > 0, { path: [ENV.generations] }));
  return z.object({
    [ENV.mediaBucket]: z.string().check(z.regex(/^[a-z0-9.-]{3,63}$/)),
    [ENV.cdnOrigin]: z.string().check(z.regex(/^https?:\/\/[A-Za-z0-9.:-]+$/)),
    [ENV.grantAudience]: z.string().check(z.minLength(1)),
    [ENV.generations]: z.pipe(z.pipe(z.string(), z.transform(fromJson)), generations),
  });
}

const RULES: Record<string, string> = {
  [ENV.mediaBucket]: 'the name of a bucket',
  [ENV.cdnOrigin]: 'an origin: scheme and host, no slash at the end',
  [ENV.grantAudience]: 'the audience of grants',
  [ENV.generations]: 'a JSON object that gives each live generation its two secrets and the id of its key',
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
    generations: new Map(
      Object.entries(values[ENV.generations]).map(([generation, keys]) => [Number(generation), keys]),
    ),
  };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
