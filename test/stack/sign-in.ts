import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { LOCAL_REGION } from '../../local/services/iam/account';
import type { BareStack } from '../running-stack';

const PASSWORD = 'Correct-horse-1-battery';

/** Registers a person in the stack's user pool and signs them in. @returns their access token */
export async function signIn({ running }: Pick<BareStack, 'running'>, email: string): Promise<string> {
  const { cognito } = running.services;
  await cognito.seedUser({ email, password: PASSWORD });
  const client = new CognitoIdentityProviderClient({ endpoint: cognito.origin, region: LOCAL_REGION });
  try {
    const { AuthenticationResult } = await client.send(
      new InitiateAuthCommand({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: running.outputs['UserPoolClientId'] ?? '',
        AuthParameters: { USERNAME: email, PASSWORD },
      }),
    );
    const token = AuthenticationResult?.AccessToken;
    if (token === undefined) throw new Error('the pool gave no access token');
    return token;
  } finally {
    client.destroy();
  }
}
