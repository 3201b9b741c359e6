import { z } from '@hono/zod-openapi';
import { Problem } from '../../../core/problem';
import { accountFields } from '../auth/account-fields';
import { askInSilence } from '../auth/ask-in-silence';
import { throttle } from '../auth/throttle';
import { defineRoute } from './define-route';
import { jsonBody } from './json-content';

const request = z.strictObject({ email: accountFields.email, password: accountFields.newPassword });

export const register = defineRoute(
  {
    operationId: 'register',
    method: 'post',
    path: '/api/auth/register',
    access: 'anyone',
    needs: 'accounts',
    summary: 'Opens an account, for whoever can read what is sent to the address',
    request: { body: jsonBody(request) },
    responses: { 202: { description: 'If the address had no account, a code is on its way to it.' } },
    refusals: ['registration_closed', 'too_many_attempts'],
  },
  async c => {
    const { config, userPool } = c.var.desk;
    if (!config.selfRegistration) throw new Problem('registration_closed');
    const { email, password } = c.req.valid('json');
    await throttle(c, 'message', email);
    await askInSilence(c, () => userPool.signUp(email, password));
    return c.body(null, 202);
  },
);
