/** A playlist that would grow beyond any in use when it is signed. The message quotes nothing of it. */
export class TooLargeError extends RangeError {
  override readonly name = 'TooLargeError';
  readonly code = 'signed_too_large';
}
