import { createPrivateKey, type KeyObject } from 'node:crypto';
import { AwsError } from '../_shared/aws-error';
import { ConfigurationError } from '../_shared/configuration-error';
import { getSecretString } from '../_shared/secrets-manager';
import type { Config } from './config';
import { lazySecret } from './lazy-secret';

/** The secrets of this stack's live key generations. */
export interface Keyring {
  /** Whether grants of a generation are taken at all. */
  isLive(generation: number): boolean;
  /** The HMAC key of a generation, where it has been loaded. */
  secretOf(generation: number): Uint8Array | undefined;
  /**
   * Loads a live generation's HMAC key, and beside it what every answer needs.
   *
   * @throws Problem `unavailable`
   */
  load(generation: number): Promise<void>;
  /**
   * The active generation's private key.
   *
   * @throws Problem `unavailable`
   */
  signingKey(): Promise<KeyObject>;
}

/** A keyring in which nothing has been loaded yet. `now` gives milliseconds since the epoch. */
export function createKeyring(config: Config, now: () => number): Keyring {
  const { grantSecretArns, activeGeneration, signingSecretArn } = config;
  const loaded = new Map<number, Uint8Array>();
  const signingKey = lazySecret(async () => privateKey(await secretValue(signingSecretArn)), now);
  const loaders = new Map(
    [...grantSecretArns].map(([generation, arn]) => [
      generation,
      lazySecret(async () => loaded.set(generation, Buffer.from(await secretValue(arn))), now),
    ]),
  );
  return {
    isLive: generation => grantSecretArns.has(generation),
    secretOf: generation => loaded.get(generation),
    signingKey,
    async load(generation) {
      const wanted = [loaders.get(generation), loaders.get(activeGeneration), signingKey];
      const [own] = await Promise.allSettled(wanted.map(loadOne => loadOne?.()));
      if (own?.status === 'rejected') throw own.reason;
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
