/** Error codes that this service answers with, and their status (Secrets Manager API reference, "Common errors"). */
const STATUS = {
  AccessDeniedException: 400,
  IncompleteSignatureException: 403,
  InternalServiceError: 500,
  InvalidParameterException: 400,
  InvalidRequestException: 400,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  ResourceExistsException: 400,
  ResourceNotFoundException: 400,
  UnknownOperationException: 400,
  UnrecognizedClientException: 403,
} as const satisfies Record<string, number>;

export type SecretsErrorCode = keyof typeof STATUS;

/** A refusal as Secrets Manager words it. The message never holds a secret's value. */
export class SecretsError extends Error {
  readonly code: SecretsErrorCode;
  readonly status: number;

  constructor(code: SecretsErrorCode, message: string) {
    super(message);
    this.name = 'SecretsError';
    this.code = code;
    this.status = STATUS[code];
  }
}
