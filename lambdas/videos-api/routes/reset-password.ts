import { z } from '@hono/zod-openapi';
import { errorReason } from '../../_shared/error-reason';
import { accountFields } from '../auth/account-fields';
import { askOrRefuse } from '../auth/ask-or-refuse';
import { throttle } from '../auth/throttle';
import { defineRoute } from './define-route';
import { jsonBody } from './json-content';

const { email, code, newPassword: password } = accountFields;

export const resetPassword = defineRoute(
  {
    operationId: 'resetPassword',
    method: 'post',
    path: '/api/auth/reset',
    access: 'anyone',
    needs: 'accounts',
    summary: 'Sets another password, by the code that was sent',
    request: { body: jsonBody(z.strictObject({ email, code, password })) },
    responses: {
      204: {
        description:
          'The password is the new one, and whoever was signed in by the old one is not any more. Access tokens hold until their own end.',
      },
    },
    refusals: ['code_wrong', 'too_many_attempts'],
  },
  async c => {
    const { desk } = c.var;
    const reset = c.req.valid('json');
    await throttle(c, 'code', reset.email);
    await askOrRefuse(desk, 'code_wrong', () =>
      desk.userPool.resetPassword(reset.email, reset.code, reset.password),
    );
    try {
      await desk.userPool.endSignIns(reset.email, reset.password);
    } catch (error) {
      // The code is used up, so asking again would not help; operators see it in the log.
      c.set('refusal', { code: 'sign_ins_not_ended', reason: errorReason(error) });
    }
    return c.body(null, 204);
  },
);
