import { createHash } from 'node:crypto';
import { codeDelivery } from './code-delivery';
import { cognitoError } from './cognito-error';

export function userNotFound(): Error {
  return cognitoError('UserNotFoundException', 'User does not exist.');
}

/** What a code cannot be sent for. */
export function noVerifiedAddress(): Error {
  const refusal =
    'Cannot reset password for the user as there is no registered/verified email or phone_number';
  return cognitoError('InvalidParameterException', refusal);
}

/**
 * What stands in for sending a code to an address that nobody has, where answers hide who is registered: Cognito
 * alternates between both answers that a known address can get (Developer Guide, "Managing user existence error
 * responses"). Here it is always the same one for an address.
 *
 * @throws ApiError InvalidParameterException for every other address
 */
export function pretendToSend(address: string): object {
  const [first = 0] = createHash('sha256').update(address).digest();
  if (first % 2 === 1) throw noVerifiedAddress();
  return codeDelivery(address);
}
