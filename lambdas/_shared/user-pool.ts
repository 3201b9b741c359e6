import {
  AuthFlowType,
  type CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  ResendConfirmationCodeCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod/mini';
import { AccountRefusal } from './account-refusal';
import { AwsError } from './aws-error';
import { callSdk } from './call-sdk';

const accessToken = z.object({ AccessToken: z.string(), ExpiresIn: z.number() });
const signedIn = z.extend(accessToken, { RefreshToken: z.string() });

interface AccessToken {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

interface SignedIn extends AccessToken {
  readonly refreshToken: string;
}

/**
 * The people of the stack's own user pool, by e-mail address. Every method throws AccountRefusal for reasons that may tell
 * of an account, and AwsError where Cognito does not answer or is not set up.
 */
export interface UserPool {
  /** Registers, and has a code sent to the address. */
  signUp(email: string, password: string): Promise<void>;
  /** Has another code sent to who has registered. */
  resendCode(email: string): Promise<void>;
  /** Ends a registration by its code. */
  confirmSignUp(email: string, code: string): Promise<void>;
  signIn(email: string, password: string): Promise<SignedIn>;
  /** Another access token. The refresh token stays as it is. */
  renew(refreshToken: string): Promise<AccessToken>;
  /** Ends what a refresh token renews; access tokens that it gave hold until their own end. */
  revoke(refreshToken: string): Promise<void>;
  /** Has a code sent with which another password can be chosen. */
  sendResetCode(email: string): Promise<void>;
  /** Whoever was signed in stays so. */
  resetPassword(email: string, code: string, password: string): Promise<void>;
  /** Ends every sign-in of a person; access tokens hold until their own end. */
  endSignIns(email: string, password: string): Promise<void>;
}

/** Errors of Cognito that hang on an account (user pools API reference, "Errors" of each operation). */
const OF_ACCOUNTS: ReadonlySet<string | undefined> = new Set([
  'AliasExistsException',
  'CodeDeliveryFailureException',
  'CodeMismatchException',
  'ExpiredCodeException',
  // Beside odd parameters, which never come this far, it is what an account without a verified address is told.
  'InvalidParameterException',
  // Of messages to an address or guesses at its code; how often the API itself may be called has an error of its own.
  'LimitExceededException',
  'NotAuthorizedException',
  'PasswordResetRequiredException',
  'TooManyFailedAttemptsException',
  'UnauthorizedException',
  'UsernameExistsException',
  'UserNotConfirmedException',
  'UserNotFoundException',
]);

/** The pool behind an app client without a secret. Its operations are open to everybody, so nothing is signed. */
export function openUserPool({
  client,
  clientId: ClientId,
}: {
  readonly client: CognitoIdentityProviderClient;
  readonly clientId: string;
}): UserPool {
  const initiate = (AuthFlow: AuthFlowType, AuthParameters: Record<string, string>) =>
    ask('InitiateAuth', () => client.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters })));
  return {
    async signUp(Username, Password) {
      await ask('SignUp', () => client.send(new SignUpCommand({ ClientId, Username, Password })));
    },
    async resendCode(Username) {
      const command = new ResendConfirmationCodeCommand({ ClientId, Username });
      await ask('ResendConfirmationCode', () => client.send(command));
    },
    async confirmSignUp(Username, ConfirmationCode) {
      const command = new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode });
      await ask('ConfirmSignUp', () => client.send(command));
    },
    async signIn(USERNAME, PASSWORD) {
      const answer = await initiate(AuthFlowType.USER_PASSWORD_AUTH, { USERNAME, PASSWORD });
      const { AccessToken, ExpiresIn, RefreshToken } = resultOf(answer, signedIn);
      return { accessToken: AccessToken, expiresIn: ExpiresIn, refreshToken: RefreshToken };
    },
    async renew(REFRESH_TOKEN) {
      const answer = await initiate(AuthFlowType.REFRESH_TOKEN_AUTH, { REFRESH_TOKEN });
      const { AccessToken, ExpiresIn } = resultOf(answer, accessToken);
      return { accessToken: AccessToken, expiresIn: ExpiresIn };
    },
    async revoke(Token) {
      await ask('RevokeToken', () => client.send(new RevokeTokenCommand({ ClientId, Token })));
    },
    async sendResetCode(Username) {
      await ask('ForgotPassword', () => client.send(new ForgotPasswordCommand({ ClientId, Username })));
    },
    async resetPassword(Username, ConfirmationCode, Password) {
      const command = new ConfirmForgotPasswordCommand({ ClientId, Username, ConfirmationCode, Password });
      await ask('ConfirmForgotPassword', () => client.send(command));
    },
    async endSignIns(USERNAME, PASSWORD) {
      const answer = await initiate(AuthFlowType.USER_PASSWORD_AUTH, { USERNAME, PASSWORD });
      const { AccessToken } = resultOf(answer, accessToken);
      await ask('GlobalSignOut', () => client.send(new GlobalSignOutCommand({ AccessToken })));
    },
  };
}

async function ask<T>(operation: string, call: () => Promise<T>): Promise<T> {
  try {
    return await callSdk(operation, call);
  } catch (error) {
    if (error instanceof AwsError && error.code !== undefined && OF_ACCOUNTS.has(error.code)) {
      throw new AccountRefusal(operation, error.code);
    }
    throw error;
  }
}

function resultOf<S extends z.ZodMiniType>(answer: InitiateAuthCommandOutput, schema: S): z.output<S> {
  // A password that an administrator has given for once; only an administrator replaces it (docs/operations.md).
  if (answer.ChallengeName !== undefined) throw new AccountRefusal('InitiateAuth', answer.ChallengeName);
  const result = schema.safeParse(answer.AuthenticationResult);
  if (!result.success) throw new AwsError({ operation: 'InitiateAuth', code: 'NoTokens' });
  return result.data;
}
