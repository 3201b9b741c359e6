import { z } from '@hono/zod-openapi';
import { accountFields } from '../auth/account-fields';
import { askInSilence } from '../auth/ask-in-silence';
import { throttle } from '../auth/throttle';
import { defineRoute } from './define-route';
import { jsonBody } from './json-content';

export const forgotPassword = defineRoute(
  {
    operationId: 'forgotPassword',
    method: 'post',
    path: '/api/auth/forgot',
    access: 'anyone',
    needs: 'accounts',
    summary: 'Sends a code with which another password can be chosen',
    request: { body: jsonBody(z.strictObject({ email: accountFields.email })) },
    responses: {
      202: { description: 'If the address has a confirmed account, a code is on its way to it.' },
    },
    refusals: ['too_many_attempts'],
  },
  async c => {
    const { email } = c.req.valid('json');
    await throttle(c, 'message', email);
    await askInSilence(c, () => c.var.desk.userPool.sendResetCode(email));
    return c.body(null, 202);
  },
);
