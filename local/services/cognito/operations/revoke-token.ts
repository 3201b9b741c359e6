import { z } from 'zod';
import { findSession } from '../find-session';
import { onClient } from '../operation';

/** Ends one sign-in. A token that is not known has ended already, which is no failure (RFC 7009, section 2.2). */
export const revokeToken = onClient(
  'RevokeToken',
  z.strictObject({ Token: z.string() }),
  async ({ Token }, { client, pool }) => {
    const found = findSession(pool, client, Token);
    if (found === undefined) return {};
    const { user, session } = found;
    await pool.save({ ...user, sessions: user.sessions.filter(each => each !== session) });
    return {};
  },
);
