import type { ProblemCode } from '../../core/problem';
import type { ApiFault } from './api-fault';

const SIGN_IN = 'Sign in again: screening-room login --api URL';

/** What to do in the words of the command line; docs/errors.md has the rest. */
const ADVICE: Partial<Record<ProblemCode, string>> = {
  token_missing: SIGN_IN,
  token_invalid: SIGN_IN,
  token_expired: SIGN_IN,
  session_ended: SIGN_IN,
  credentials_wrong: 'Check the e-mail address and the password, and whether the address was confirmed.',
  too_many_attempts: 'Wait a moment, then call the command again.',
  owner_only: 'Only who has uploaded the film may do this; sign in as its owner.',
  option_not_allowed: "Leave out --ttl and --ip: only the film's owner may set them.",
  video_not_found: 'Check the id with: screening-room list',
  video_state: 'See how far the film is with: screening-room show ID',
  upload_too_large: 'Send a smaller file, or have the setting uploads.maxGiB raised.',
  upload_type_not_taken: 'Convert the film to MP4, or have the setting uploads.types widened.',
  ip_locks_off: 'Leave out --ip, or have the setting ipLocks switched on.',
};

/** What a person does about a fault, in one line. */
export function adviceOn({ status, code }: ApiFault): string {
  const known = Object.entries(ADVICE).find(([each]) => each === code);
  if (known) return known[1];
  if (code !== undefined) return `docs/errors.md says more of ${code}.`;
  if (status === 0)
    return 'Check the network and the address that you signed in to, then call the command again.';
  if (status === 429 || status >= 500) return 'Wait a moment, then call the command again.';
  return 'Check that the address you signed in to is that of a Screening Room.';
}
