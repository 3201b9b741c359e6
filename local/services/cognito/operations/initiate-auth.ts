import { z } from 'zod';
import { cognitoError } from '../cognito-error';
import { AUTH_FLOWS } from '../declarations';
import { onClient } from '../operation';
import { signInByPassword } from '../sign-in-by-password';
import { signInByRefreshToken } from '../sign-in-by-refresh-token';

const parameters = z.strictObject({
  AuthFlow: z.enum(AUTH_FLOWS),
  AuthParameters: z.record(z.string(), z.string()),
});

export const initiateAuth = onClient(
  'InitiateAuth',
  parameters,
  async ({ AuthFlow, AuthParameters }, { cognito, client, pool }) => {
    if (!client.flows.has(AuthFlow))
      throw cognitoError('InvalidParameterException', `${AuthFlow} flow not enabled for this client`);
    const at = { cognito, client, pool };
    return AuthFlow === 'USER_PASSWORD_AUTH'
      ? signInByPassword(AuthParameters, at)
      : signInByRefreshToken(AuthParameters, at);
  },
);
