import { z } from '@hono/zod-openapi';
import { AccountRefusal } from '../../_shared/account-refusal';
import { forgetSession, refreshTokenOf, sessionCookie } from '../auth/session-cookie';
import { throttle } from '../auth/throttle';
import { defineRoute } from './define-route';
import { jsonBody } from './json-content';

export const logOut = defineRoute(
  {
    operationId: 'logOut',
    method: 'post',
    path: '/api/auth/logout',
    access: 'anyone',
    needs: 'accounts',
    summary: 'Signs out: the cookie gets no further access tokens, whoever has a copy of it',
    request: { cookies: sessionCookie, body: jsonBody(z.strictObject({})) },
    responses: {
      204: {
        description:
          'Nobody is signed in by this cookie. Access tokens that it gave hold until their own end.',
        headers: { 'Set-Cookie': { description: 'Ends the cookie.', schema: { type: 'string' } } },
      },
    },
    refusals: ['too_many_attempts'],
  },
  async c => {
    await throttle(c, 'renewal');
    const refreshToken = refreshTokenOf(c.req.valid('cookie'));
    try {
      if (refreshToken !== undefined) await c.var.desk.userPool.revoke(refreshToken);
    } catch (error) {
      // What the pool does not know has ended already.
      if (!(error instanceof AccountRefusal)) throw error;
    }
    forgetSession(c);
    return c.body(null, 204);
  },
);
