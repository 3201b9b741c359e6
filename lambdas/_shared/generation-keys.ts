import * as z from 'zod/mini';
import { GENERATION_KEYS } from '../../core/contract';

/** Where one generation's secrets lie, and what CloudFront calls its key. */
export interface GenerationConfig {
  /** ARN of the secret that grants are signed with. */
  grantSecretArn: string;
  /** ARN of the private key that media URLs are signed with. */
  signingSecretArn: string;
  /** CloudFront's id of the public key. */
  keyPairId: string;
}

/** What the variable that names the live generations must be. */
export const GENERATIONS_RULE =
  'a JSON object that gives each live generation its two secrets and the id of its key';

/** The live generations, from the text of their environment variable; there is at least one. */
export function generationsSchema() {
  const generation = z.string().check(z.regex(/^[1-9][0-9]{0,8}$/));
  const arn = z.string().check(z.startsWith('arn:'));
  const keys = z.object({
    [GENERATION_KEYS.grantSecretArn]: arn,
    [GENERATION_KEYS.signingSecretArn]: arn,
    [GENERATION_KEYS.keyPairId]: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/)),
  });
  const generations = z.record(generation, keys).check(z.refine(all => Object.keys(all).length > 0));
  return z.pipe(
    z.pipe(z.pipe(z.string(), z.transform(fromJson)), generations),
    z.transform(
      (all): ReadonlyMap<number, GenerationConfig> =>
        new Map(Object.entries(all).map(([number, config]) => [Number(number), config])),
    ),
  );
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
