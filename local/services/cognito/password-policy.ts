import { cognitoError } from './cognito-error';

/** What a password must hold. */
export interface PasswordPolicy {
  /** Characters. */
  readonly minimumLength: number;
  readonly requires: ReadonlySet<CharacterKind>;
}

/** Longest password in characters (Cognito API reference, "PasswordType"). */
const LONGEST = 256;

const KINDS = {
  lowercase: { pattern: /[a-z]/, name: 'lowercase' },
  uppercase: { pattern: /[A-Z]/, name: 'uppercase' },
  numbers: { pattern: /[0-9]/, name: 'numeric' },
  // Developer Guide, "Adding user pool password requirements": these, and a space that is neither first nor last.
  symbols: { pattern: /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|\S \S/, name: 'symbol' },
} as const;

type CharacterKind = keyof typeof KINDS;

/** @throws ApiError InvalidPasswordException naming what the password lacks */
export function checkPassword(password: string, { minimumLength, requires }: PasswordPolicy): void {
  if (password.length < minimumLength) throw refused('Password not long enough');
  if (password.length > LONGEST) throw refused('Password too long');
  for (const kind of requires) {
    const { pattern, name } = KINDS[kind];
    if (!pattern.test(password)) throw refused(`Password must have ${name} characters`);
  }
}

function refused(what: string): Error {
  return cognitoError('InvalidPasswordException', `Password did not conform with policy: ${what}`);
}
