/** Fewest characters of a password. */
export const PASSWORD_MIN = 12;

/** Most characters of a password (Amazon Cognito user pools API reference, "PasswordType"). */
export const PASSWORD_MAX = 256;

/** Kinds of characters that a password must have, as Cognito counts them (Developer Guide, "Password policies"). */
const KINDS = [
  [/[a-z]/, 'must have a lower-case letter from a to z'],
  [/[A-Z]/, 'must have an upper-case letter from A to Z'],
  [/[0-9]/, 'must have a digit from 0 to 9'],
  [/[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|\S \S/, 'must have a special character, such as - or !'],
] as const;

/** What a new password lacks of the user pool's rules, each in words of its own; empty where it will do. */
export function passwordFaults(password: string): string[] {
  return [
    ...(password.length < PASSWORD_MIN ? [`must be at least ${PASSWORD_MIN} characters long`] : []),
    ...(password.length > PASSWORD_MAX ? [`must be at most ${PASSWORD_MAX} characters long`] : []),
    ...KINDS.flatMap(([pattern, lack]) => (pattern.test(password) ? [] : [lack])),
    ...(password === password.trim() ? [] : ['must neither begin nor end with a space']),
  ];
}
