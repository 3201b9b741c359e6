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
  token_missing: { status: 401, title: 'This address needs an access token.' },
  token_invalid: { status: 401, title: 'The access token is not valid here.' },
  token_expired: { status: 401, title: 'The access token has expired; get a new one.' },
  credentials_wrong: { status: 401, title: 'The address or the password is wrong.' },
  session_ended: { status: 401, title: 'Nobody is signed in here any more; sign in again.' },
  registration_closed: { status: 403, title: 'Accounts are opened by an administrator here.' },
  machine_only: { status: 403, title: 'This address is for callers who sign with IAM credentials.' },
  owner_only: { status: 403, title: 'Only the owner of the film may do this.' },
  option_not_allowed: { status: 403, title: 'Only the owner of the film may set ttl or ip.' },
  video_not_found: { status: 404, title: 'There is no such film.' },
  method_not_allowed: { status: 405, title: 'This address does not take that method.' },
  upload_state: { status: 409, title: 'The upload of this film is not under way.' },
  video_state: { status: 409, title: 'The film is not in a state in which that can be done.' },
  too_many_captions: { status: 409, title: 'The film has captions in as many languages as it may have.' },
  idempotency_key_reused: { status: 409, title: 'The idempotency key stood with another request before.' },
  revision_mismatch: { status: 412, title: 'The film was changed since it was read.' },
  body_too_large: { status: 413, title: 'The body of the request is too large.' },
  media_type_not_taken: {
    status: 415,
    title: 'The body of the request has a media type that is not taken here.',
  },
  invalid_body: { status: 422, title: 'The body of the request is not as it should be.' },
  invalid_query: { status: 422, title: 'The query of the URL is not as it should be.' },
  invalid_header: { status: 422, title: 'A header of the request is not as it should be.' },
  code_wrong: { status: 422, title: 'The code is wrong or no longer good.' },
  language_unknown: { status: 422, title: 'This is no language tag (BCP 47).' },
  upload_incomplete: {
    status: 422,
    title: 'The parts that have arrived are not the file that was announced; nothing was completed.',
  },
  upload_too_large: { status: 422, title: 'The file is larger than uploads may be.' },
  upload_type_not_taken: { status: 422, title: 'Files of this media type are not taken.' },
  ip_locks_off: { status: 422, title: 'Grants cannot be bound to an address in this deployment.' },
  if_match_required: {
    status: 428,
    title: 'The request must name the edition that it changes, by If-Match.',
  },
  too_many_attempts: { status: 429, title: 'Too many attempts; wait before the next one.' },
  unavailable: { status: 503, title: 'The service cannot answer at the moment; try again soon.' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing that is wrong with a request. */
export interface Fault {
  /** Where: names of fields joined by dots, empty for the whole. */
  readonly path: string;
  /** What is expected there; never what was sent. */
  readonly message: string;
}

/** Media type of a problem's body (RFC 9457, section 6.1). */
export const PROBLEM_TYPE = 'application/problem+json';

/** A refusal with a stable code. Its message never holds anything that the caller sent. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  /** Seconds after which another try makes sense (RFC 9110, section 10.2.3). */
  readonly retryAfter?: number;
  readonly faults?: readonly Fault[];

  constructor(
    code: ProblemCode,
    options: { retryAfter?: number; faults?: readonly Fault[]; cause?: unknown } = {},
  ) {
    super(PROBLEMS[code].title, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.status = PROBLEMS[code].status;
    if (options.retryAfter !== undefined) this.retryAfter = options.retryAfter;
    if (options.faults !== undefined) this.faults = options.faults;
  }

  /** Problem details (RFC 9457, section 3): `type` stays about:blank, so `title` and `code` say what happened. */
  toJSON(): { status: number; code: ProblemCode; title: string; faults?: readonly Fault[] } {
    const { status, code, message: title, faults } = this;
    return { status, code, title, ...(faults === undefined ? {} : { faults }) };
  }
}
