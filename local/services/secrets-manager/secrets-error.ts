import { ApiError } from '../api-front/api-error';

/** Error codes that this service's operations answer with, all by status 400 (Secrets Manager API reference). */
type SecretsErrorCode =
  | 'InvalidParameterException'
  | 'InvalidRequestException'
  | 'ResourceExistsException'
  | 'ResourceNotFoundException'
  | 'UnknownOperationException';

/** A refusal as Secrets Manager words it. The message never holds a secret's value. */
export class SecretsError extends ApiError {
  constructor(code: SecretsErrorCode, message: string) {
    super(400, code, message);
    this.name = 'SecretsError';
  }
}
