/** Ways in which a signature is refused. Each service has names of its own for them. */
export type SigV4Reason =
  | 'malformed'
  | 'unknown_key'
  | 'wrong_token'
  | 'wrong_scope'
  | 'wrong_signature'
  | 'headers_not_signed'
  | 'not_yet_valid'
  | 'expired'
  | 'skewed';

/** A request whose signature is refused. The message never holds a key, a token or a signature. */
export class SigV4Error extends Error {
  readonly reason: SigV4Reason;

  constructor(reason: SigV4Reason, message: string) {
    super(message);
    this.name = 'SigV4Error';
    this.reason = reason;
  }
}
