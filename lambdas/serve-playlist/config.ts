import * as z from 'zod/mini';
import { SERVE_PLAYLIST_ENV as ENV } from '../../core/contract';
import { ConfigurationError } from '../_shared/configuration-error';
import { GENERATIONS_RULE, type GenerationConfig, generationsSchema } from '../_shared/generation-keys';

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
  return z.object({
    [ENV.mediaBucket]: z.string().check(z.regex(/^[a-z0-9.-]{3,63}$/)),
    [ENV.cdnOrigin]: z.string().check(z.regex(/^https?:\/\/[A-Za-z0-9.:-]+$/)),
    [ENV.grantAudience]: z.string().check(z.minLength(1)),
    [ENV.generations]: generationsSchema(),
  });
}

const RULES: Record<string, string> = {
  [ENV.mediaBucket]: 'the name of a bucket',
  [ENV.cdnOrigin]: 'an origin: scheme and host, no slash at the end',
  [ENV.grantAudience]: 'the audience of grants',
  [ENV.generations]: GENERATIONS_RULE,
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
    generations: values[ENV.generations],
  };
}
