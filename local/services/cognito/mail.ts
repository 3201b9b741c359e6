/** A message that a user pool sends to a person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Brings a message to where its reader finds it. */
export type SendMail = (mail: Mail) => Promise<void>;

/** What a person types to end a registration. */
export function registrationMail(to: string, code: string): Mail {
  return { to, subject: 'Confirm your address', text: `Your confirmation code is ${code}` };
}

/** What a person types to choose another password. */
export function resetMail(to: string, code: string): Mail {
  return { to, subject: 'Choose another password', text: `Your code for another password is ${code}` };
}

/** What a person needs who was registered by an administrator. */
export function invitationMail(to: string, password: string): Mail {
  return { to, subject: 'You were registered', text: `Your temporary password is ${password}` };
}
