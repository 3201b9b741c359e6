import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { SigningKey } from '../../core/signing/suffix';
import { AwsError } from './aws-error';
import { ConfigurationError } from './configuration-error';
import type { GenerationConfig } from './generation-keys';
import { lazySecret } from './lazy-secret';
import { getSecretString } from './secrets-manager';

/** The secrets of this stack's live key generations. */
export interface Keyring {
  /** Whether grants of a generation are taken at all. */
  isLive(generation: number): boolean;
  /** The HMAC key of a generation, where it has been loaded. */
  secretOf(generation: number): Uint8Array | undefined;
  /**
   * Loads a live generation's HMAC key, and beside it the key that its answers are signed with.
   *
   * @throws Problem `unavailable`
   */
  load(generation: number): Promise<void>;
  /**
   * The key that signs media URLs for grants of a live generation: its own, so that they end with it.
   *
   * @throws Problem `unavailable`
   */
  signingKey(generation: number): Promise<SigningKey>;
}

/** A keyring in which nothing has been loaded yet. `now` gives milliseconds since the epoch. */
export function createKeyring(
  generations: ReadonlyMap<number, GenerationConfig>,
  now: () => number,
): Keyring {
  const loaded = new Map<number, Uint8Array>();
  const loaders = new Map(
    [...generations].map(([generation, { grantSecretArn, signingSecretArn, keyPairId }]) => [
      generation,
      {
        grantSecret: lazySecret(
          async () => loaded.set(generation, Buffer.from(await secretValue(grantSecretArn))),
          now,
        ),
        signingKey: lazySecret(
          async () => ({ keyPairId, privateKey: privateKey(await secretValue(signingSecretArn)) }),
          now,
        ),
      },
    ]),
  );
  const loaderOf = (generation: number) => {
    const loader = loaders.get(generation);
    if (loader === undefined) throw new TypeError('only a live generation has keys');
    return loader;
  };
  return {
    isLive: generation => generations.has(generation),
    secretOf: generation => loaded.get(generation),
    signingKey: generation => loaderOf(generation).signingKey(),
    async load(generation) {
      const { grantSecret, signingKey } = loaderOf(generation);
      const [own] = await Promise.allSettled([grantSecret(), signingKey()]);
      if (own.status === 'rejected') throw own.reason;
    },
  };
}

async function secretValue(arn: string): Promise<string> {
  const value = await getSecretString(arn);
  if (value) return value;
  throw new AwsError({ operation: 'GetSecretValue', code: 'NoValueYet' });
}

/** Parsed once: parsing costs as much as signing does. */
function privateKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // Falls through: what OpenSSL says of a secret stays out of the log.
  }
  throw new ConfigurationError(['the signing secret holds no RSA private key']);
}
