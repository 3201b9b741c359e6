/**
 * Every way in which a request can be refused, by stable code (docs/errors.md). Callers switch on the code;
 * the title may be reworded.
 */
export const PROBLEMS = {
  grant_expired: { status: 403, title: 'This playback grant has expired; ask for a new one.' },
  grant_invalid: { status: 403, title: 'This playback grant is not valid here.' },
  not_found: { status: 404, title: 'There is nothing at this address.' },
  playlist_not_found: { status: 404, title: 'The film has no such playlist.' },
  playlist_too_large: {
    status: 507,
    title: 'The playlist is too large for an uncompressed answer; ask for it with gzip or br.',
  },
  unavailable: { status: 503, title: 'The service cannot answer at the moment; try again soon.' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Media type of a problem's body (RFC 9457, section 6.1). */
export const PROBLEM_TYPE = 'application/problem+json';

/** A refusal with a stable code. Its message never holds anything that the caller sent. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  /** Seconds after which another try makes sense (RFC 9110, section 10.2.3). */
  readonly retryAfter?: number;

  constructor(code: ProblemCode, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(PROBLEMS[code].title, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.status = PROBLEMS[code].status;
    if (options.retryAfter !== undefined) this.retryAfter = options.retryAfter;
  }

  /** Problem details (RFC 9457, section 3): `type` stays about:blank, so `title` and `code` say what happened. */
  toJSON(): { status: number; code: ProblemCode; title: string } {
    return { status: this.status, code: this.code, title: this.message };
  }
}
