import { cognitoError } from './cognito-error';

export function userNotFound(): Error {
  return cognitoError('UserNotFoundException', 'User does not exist.');
}
