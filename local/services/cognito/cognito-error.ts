import type { z } from 'zod';
import { ApiError } from '../api-front/api-error';

/** Errors of Cognito that are answered here (Amazon Cognito user pools API reference, "Errors" of each operation). */
type CognitoErrorCode =
  | 'CodeMismatchException'
  | 'ExpiredCodeException'
  | 'InvalidParameterException'
  | 'InvalidPasswordException'
  | 'NotAuthorizedException'
  | 'ResourceNotFoundException'
  | 'TooManyFailedAttemptsException'
  | 'UnknownOperationException'
  | 'UserNotConfirmedException'
  | 'UserNotFoundException'
  | 'UsernameExistsException';

/** A refusal as Cognito words it: always 400. The message repeats nothing that was sent. */
export function cognitoError(code: CognitoErrorCode, message: string): ApiError {
  return new ApiError(400, code, message);
}

/**
 * Reads the parameters of a call.
 *
 * @throws ApiError InvalidParameterException naming each parameter that is missing, wrong or unknown, never its value
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const names = result.error.issues.map(issue =>
    issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.'),
  );
  throw cognitoError('InvalidParameterException', `Missing, wrong or unknown here: ${names.join(', ')}`);
}
