import { z } from '@hono/zod-openapi';
import { accountFields } from '../auth/account-fields';
import { askInSilence } from '../auth/ask-in-silence';
import { throttle } from '../auth/throttle';
import { defineRoute } from './define-route';
import { jsonBody } from './json-content';

export const resendCode = defineRoute(
  {
    operationId: 'resendCode',
    method: 'post',
    path: '/api/auth/resend',
    access: 'anyone',
    needs: 'accounts',
    summary: 'Sends another code to who has registered',
    request: { body: jsonBody(z.strictObject({ email: accountFields.email })) },
    responses: { 202: { description: 'If the address waits to be confirmed, a code is on its way to it.' } },
    refusals: ['too_many_attempts'],
  },
  async c => {
    const { email } = c.req.valid('json');
    await throttle(c, 'message', email);
    await askInSilence(c, () => c.var.desk.userPool.resendCode(email));
    return c.body(null, 202);
  },
);
