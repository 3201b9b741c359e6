import { z } from 'zod';
import type { ApiRequest } from '../api-front/api-request';
import type { RawRequest } from '../sigv4/raw-request';
import { cognitoError, readInput } from './cognito-error';
import type { Operation } from './operation';
import { adminCreateUser } from './operations/admin-create-user';
import { adminSetUserPassword } from './operations/admin-set-user-password';
import { confirmForgotPassword } from './operations/confirm-forgot-password';
import { confirmSignUp } from './operations/confirm-sign-up';
import { forgotPassword } from './operations/forgot-password';
import { globalSignOut } from './operations/global-sign-out';
import { initiateAuth } from './operations/initiate-auth';
import { resendConfirmationCode } from './operations/resend-confirmation-code';
import { revokeToken } from './operations/revoke-token';
import { signUp } from './operations/sign-up';

/** Operations by name. Everything else that Cognito has is refused by name. */
const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [
    adminCreateUser,
    adminSetUserPassword,
    confirmForgotPassword,
    confirmSignUp,
    forgotPassword,
    globalSignOut,
    initiateAuth,
    resendConfirmationCode,
    revokeToken,
    signUp,
  ].map(each => [each.name, each]),
);

const TARGET = /^AWSCognitoIdentityProviderService\.(\w+)$/;

/** Whether a request calls what apps call without signing; that counts for what is refused by its name too. */
export function isAppCall({ method, headers }: Pick<RawRequest, 'method' | 'headers'>): boolean {
  return method === 'POST' && OPERATIONS.get(operationName(headers))?.resourceOf === undefined;
}

/**
 * Reads a call of the AWS JSON 1.1 protocol.
 *
 * @throws ApiError UnknownOperationException for an operation that is not known here, naming it;
 *   InvalidParameterException for a body that is no JSON object
 */
export function readCall({ method, path, headers, body }: ApiRequest): {
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
} {
  const name = operationName(headers);
  const operation = OPERATIONS.get(name);
  if (operation === undefined || method !== 'POST' || path !== '/')
    throw cognitoError('UnknownOperationException', `Local Cognito does not implement ${name}.`);
  return { operation, input: readInput(z.record(z.string(), z.unknown()), readJson(body)) };
}

function operationName(headers: RawRequest['headers']): string {
  return TARGET.exec(headers.get('x-amz-target') ?? '')?.[1] ?? '';
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw cognitoError('InvalidParameterException', 'The body is not JSON.');
  }
}
