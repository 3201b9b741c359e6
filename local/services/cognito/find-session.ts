import type { ClientDeclaration } from './declarations';
import { refreshDigest } from './tokens';
import type { UserPool } from './user-pool';
import type { Session, UserRecord } from './user-record';

/** Whose sign-in a refresh token renews; undefined for a token that this client was not given, or that was revoked. */
export function findSession(
  pool: UserPool,
  client: ClientDeclaration,
  refreshToken: string,
): { readonly user: UserRecord; readonly session: Session } | undefined {
  const digest = refreshDigest(refreshToken);
  for (const user of pool.users) {
    const session = user.sessions.find(each => each.refreshDigest === digest && each.clientId === client.id);
    if (session !== undefined) return { user, session };
  }
  return undefined;
}
