import { z } from '@hono/zod-openapi';
import { accountFields } from '../auth/account-fields';
import { askOrRefuse } from '../auth/ask-or-refuse';
import { keepSession } from '../auth/session-cookie';
import { throttle } from '../auth/throttle';
import { tokensSchema } from '../auth/tokens-schema';
import { defineRoute } from './define-route';
import { jsonAnswer, jsonBody } from './json-content';

const request = z.strictObject({ email: accountFields.email, password: accountFields.password });

export const logIn = defineRoute(
  {
    operationId: 'logIn',
    method: 'post',
    path: '/api/auth/login',
    access: 'anyone',
    needs: 'accounts',
    summary: 'Signs in with a password',
    request: { body: jsonBody(request) },
    responses: {
      200: jsonAnswer('An access token.', tokensSchema, {
        'Set-Cookie': 'What `/api/auth/refresh` gets further access tokens with.',
      }),
    },
    refusals: ['credentials_wrong', 'too_many_attempts'],
  },
  async c => {
    const { desk } = c.var;
    const { email, password } = c.req.valid('json');
    await throttle(c, 'sign_in', email);
    const { accessToken, expiresIn, refreshToken } = await askOrRefuse(desk, 'credentials_wrong', () =>
      desk.userPool.signIn(email, password),
    );
    keepSession(c, refreshToken);
    return c.json({ accessToken, tokenType: 'Bearer' as const, expiresIn }, 200);
  },
);
