import { z } from '@hono/zod-openapi';
import { accountFields } from '../auth/account-fields';
import { askOrRefuse } from '../auth/ask-or-refuse';
import { throttle } from '../auth/throttle';
import { defineRoute } from './define-route';
import { jsonBody } from './json-content';

const request = z.strictObject({ email: accountFields.email, code: accountFields.code });

export const confirmRegistration = defineRoute(
  {
    operationId: 'confirmRegistration',
    method: 'post',
    path: '/api/auth/confirm',
    access: 'anyone',
    needs: 'accounts',
    summary: 'Confirms an address by the code that was sent to it',
    request: { body: jsonBody(request) },
    responses: { 204: { description: 'The address is confirmed; its owner can sign in.' } },
    refusals: ['code_wrong', 'too_many_attempts'],
  },
  async c => {
    const { desk } = c.var;
    const { email, code } = c.req.valid('json');
    await throttle(c, 'code', email);
    await askOrRefuse(desk, 'code_wrong', () => desk.userPool.confirmSignUp(email, code));
    return c.body(null, 204);
  },
);
