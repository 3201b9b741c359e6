import { z } from '@hono/zod-openapi';
import { Problem } from '../../../core/problem';
import { AccountRefusal } from '../../_shared/account-refusal';
import { forgetSession, refreshTokenOf, sessionCookie } from '../auth/session-cookie';
import { throttle } from '../auth/throttle';
import { tokensSchema } from '../auth/tokens-schema';
import { defineRoute } from './define-route';
import { jsonAnswer, jsonBody } from './json-content';

export const refreshSession = defineRoute(
  {
    operationId: 'refreshSession',
    method: 'post',
    path: '/api/auth/refresh',
    access: 'anyone',
    needs: 'accounts',
    summary: 'Another access token, by the cookie',
    request: { cookies: sessionCookie, body: jsonBody(z.strictObject({})) },
    responses: { 200: jsonAnswer('An access token.', tokensSchema) },
    refusals: ['session_ended', 'too_many_attempts'],
  },
  async c => {
    await throttle(c, 'renewal');
    try {
      const refreshToken = refreshTokenOf(c.req.valid('cookie'));
      if (refreshToken === undefined) throw new Problem('session_ended');
      const { accessToken, expiresIn } = await c.var.desk.userPool.renew(refreshToken);
      return c.json({ accessToken, tokenType: 'Bearer' as const, expiresIn }, 200);
    } catch (error) {
      if (!(error instanceof AccountRefusal)) throw error;
      forgetSession(c);
      throw new Problem('session_ended', { cause: error });
    }
  },
);
