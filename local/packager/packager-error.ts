/** What can go wrong between a film and its segments. Callers switch on the code. */
type PackagerErrorCode = 'ffmpeg_missing' | 'source_unreadable' | 'encoding_failed';

/** A film that cannot be packaged. The message is one line for the person who brought the film. */
export class PackagerError extends Error {
  readonly code: PackagerErrorCode;

  constructor(code: PackagerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PackagerError';
    this.code = code;
  }
}
