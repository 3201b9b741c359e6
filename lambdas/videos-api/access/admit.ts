import type { Context, MiddlewareHandler } from 'hono';
import { Problem } from '../../../core/problem';
import type { VideoRecord } from '../../../core/video/record';
import type { ApiEnv } from '../api-env';
import type { AccessRule, User } from './access-rule';
import { bearerToken } from './bearer-token';
import { findFilm, maySee } from './film-access';
import { isMachine } from './machine-caller';

/**
 * Lets through who may call a route. Tokens are checked before anything is read, and another's film that the caller may
 * not know of is answered like one that does not exist.
 */
export function admit(rule: AccessRule): MiddlewareHandler<ApiEnv> {
  switch (rule) {
    case 'anyone':
      return async (_, next) => next();
    case 'signed_in':
      return async (c, next) => {
        await user(c);
        await next();
      };
    case 'viewer':
      return async (c, next) => {
        const caller = await user(c);
        await film(c, found => maySee(found, caller));
        await next();
      };
    case 'owner':
      return async (c, next) => {
        const caller = await user(c);
        const { owner } = await film(c, found => maySee(found, caller));
        if (owner !== caller.id) throw new Problem('owner_only');
        await next();
      };
    case 'machine':
      return async (c, next) => {
        if (!isMachine(c.env.event)) throw new Problem('machine_only');
        c.set('caller', { kind: 'machine' });
        await film(c, () => true);
        await next();
      };
  }
}

async function user(c: Context<ApiEnv>): Promise<User> {
  const token = bearerToken(c.req.header('authorization'));
  const caller = { kind: 'user', id: await c.var.desk.checkToken(token) } as const;
  c.set('caller', caller);
  return caller;
}

async function film(c: Context<ApiEnv>, maySeeIt: (film: VideoRecord) => boolean): Promise<VideoRecord> {
  const found = await findFilm(c.var.desk, c.req.param('id') ?? '');
  if (!maySeeIt(found)) throw new Problem('video_not_found');
  c.set('film', found);
  return found;
}
