import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { SESSION_LIFE } from '../../../core/identity/session-life';

const NAME = 'refresh';

/**
 * Read by no script, sent over TLS only, to these routes only, and by pages of this site only (RFC 6265bis, section 4.1.2).
 * Browsers take a Secure cookie over http too where the server is on their own machine.
 */
const ATTRIBUTES = { httpOnly: true, secure: true, sameSite: 'Strict', path: '/api/auth' } as const;

/** The cookie as a request carries it. What no pool has given is as good as none. */
export const sessionCookie = z.object({
  [NAME]: z.string().optional().openapi({ description: 'The cookie that signing in has set.' }),
});

type Carried = z.output<typeof sessionCookie>;

/** The refresh token that came with a request; undefined for what cannot be one. */
export function refreshTokenOf({ [NAME]: token }: Carried): string | undefined {
  return token !== undefined && /^[\w.=-]{1,4096}$/.test(token) ? token : undefined;
}

/** Has the browser keep a refresh token, as long as the pool takes it. */
export function keepSession(c: Context, refreshToken: string): void {
  setCookie(c, NAME, refreshToken, { ...ATTRIBUTES, maxAge: SESSION_LIFE });
}

/** Has the browser forget it. */
export function forgetSession(c: Context): void {
  deleteCookie(c, NAME, ATTRIBUTES);
}
