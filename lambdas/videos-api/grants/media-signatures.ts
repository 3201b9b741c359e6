import { customPolicy } from '../../../core/signing/policy';
import { signedSuffix } from '../../../core/signing/suffix';
import { ByteMemo } from '../../_shared/byte-memo';
import type { Keyring } from '../../_shared/keyring';
import type { ApiConfig } from '../config';

const KEPT_BYTES = 1024 * 1024;

/** What a signature opens. */
interface MediaScope {
  /** Folder below the distribution's origin, without a slash at its end. */
  readonly prefix: string;
  /** Seconds since the epoch. */
  readonly expires: number;
  /** The only IPv4 address that may use it. */
  readonly ip?: string | undefined;
}

/**
 * The query that opens everything below a folder, by the active generation's key.
 *
 * @throws Problem `unavailable` while that key cannot be read
 */
export type SignMedia = (scope: MediaScope) => Promise<string>;

/** Signs once for each scope: a signature takes a millisecond, and a list of films has a hundred of them. */
export function createMediaSignatures(
  { cdnOrigin, activeGeneration }: Pick<ApiConfig, 'cdnOrigin' | 'activeGeneration'>,
  keyring: Pick<Keyring, 'signingKey'>,
): SignMedia {
  const kept = new ByteMemo<string>(KEPT_BYTES, suffix => suffix.length);
  return async ({ prefix, expires, ip }) =>
    kept.get(`${prefix} ${expires} ${ip ?? ''}`, async () => {
      const policy = customPolicy({ cdnOrigin, prefix, expires, ...(ip === undefined ? {} : { ip }) });
      return signedSuffix(policy, await keyring.signingKey(activeGeneration));
    });
}
