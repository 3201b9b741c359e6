import type { GrantKey } from '../../../core/grant/token';
import { Problem } from '../../../core/problem';
import type { ApiDesk } from '../api-desk';

/**
 * The secret that new grants are signed with.
 *
 * @throws Problem `unavailable` while it cannot be read
 */
export async function activeSecret({
  config: { activeGeneration: generation },
  keyring,
}: Pick<ApiDesk, 'config' | 'keyring'>): Promise<GrantKey> {
  if (keyring.secretOf(generation) === undefined) await keyring.load(generation);
  const secret = keyring.secretOf(generation);
  if (secret === undefined) throw new Problem('unavailable');
  return { generation, secret };
}
