import { AccountRefusal } from '../../../lambdas/_shared/account-refusal';
import type { UserPool } from '../../../lambdas/_shared/user-pool';

interface Person {
  password: string;
  isConfirmed: boolean;
  signUpCode?: string | undefined;
  resetCode?: string | undefined;
}

export const SIGN_UP_CODE = '111111';
export const RESET_CODE = '222222';
/** Renews the sign-in of who has an account from the start. */
export const REFRESH_TOKEN = 'refresh.token-0';
export const PASSWORD = 'Correct-horse-1';
/** Has an account, and has asked for another password. */
export const ANNA = 'anna@example.org';
/** Has registered and not confirmed it. */
export const BEA = 'bea@example.org';

/** A user pool whose refusals are those of Cognito, with an account and a registration from the start. */
export class MemoryUserPool implements UserPool {
  /** Who was sent a code, in that order. */
  readonly messages: string[] = [];
  /** Runs before each call, and may throw in its place. */
  beforeCall: (operation: keyof UserPool) => void = () => undefined;
  private readonly people = new Map<string, Person>([
    [ANNA, { password: PASSWORD, isConfirmed: true, resetCode: RESET_CODE }],
    [BEA, { password: PASSWORD, isConfirmed: false, signUpCode: SIGN_UP_CODE }],
  ]);
  /** Whose sign-in each renews. */
  private readonly refreshTokens = new Map([[REFRESH_TOKEN, ANNA]]);
  private signIns = 0;

  async signUp(email: string, password: string): Promise<void> {
    this.beforeCall('signUp');
    if (this.people.has(email)) throw new AccountRefusal('SignUp', 'UsernameExistsException');
    this.people.set(email, { password, isConfirmed: false, signUpCode: SIGN_UP_CODE });
    this.messages.push(email);
  }

  async resendCode(email: string): Promise<void> {
    this.beforeCall('resendCode');
    const { isConfirmed } = this.find('ResendConfirmationCode', email);
    if (isConfirmed) throw new AccountRefusal('ResendConfirmationCode', 'InvalidParameterException');
    this.messages.push(email);
  }

  async confirmSignUp(email: string, code: string): Promise<void> {
    this.beforeCall('confirmSignUp');
    const person = this.find('ConfirmSignUp', email);
    if (person.isConfirmed) throw new AccountRefusal('ConfirmSignUp', 'NotAuthorizedException');
    if (person.signUpCode !== code) throw new AccountRefusal('ConfirmSignUp', 'CodeMismatchException');
    person.isConfirmed = true;
  }

  async signIn(email: string, password: string) {
    this.beforeCall('signIn');
    const person = this.people.get(email);
    if (person?.password !== password) throw new AccountRefusal('InitiateAuth', 'NotAuthorizedException');
    if (!person.isConfirmed) throw new AccountRefusal('InitiateAuth', 'UserNotConfirmedException');
    this.signIns += 1;
    const refreshToken = `refresh.token-${this.signIns}`;
    this.refreshTokens.set(refreshToken, email);
    return { accessToken: 'access.token.1', expiresIn: 3_600, refreshToken };
  }

  async renew(refreshToken: string) {
    this.beforeCall('renew');
    if (!this.refreshTokens.has(refreshToken))
      throw new AccountRefusal('InitiateAuth', 'NotAuthorizedException');
    return { accessToken: 'access.token.2', expiresIn: 3_600 };
  }

  async revoke(refreshToken: string): Promise<void> {
    this.beforeCall('revoke');
    this.refreshTokens.delete(refreshToken);
  }

  async sendResetCode(email: string): Promise<void> {
    this.beforeCall('sendResetCode');
    const person = this.find('ForgotPassword', email);
    if (!person.isConfirmed) throw new AccountRefusal('ForgotPassword', 'InvalidParameterException');
    person.resetCode = RESET_CODE;
    this.messages.push(email);
  }

  async resetPassword(email: string, code: string, password: string): Promise<void> {
    this.beforeCall('resetPassword');
    const person = this.find('ConfirmForgotPassword', email);
    if (person.resetCode !== code) throw new AccountRefusal('ConfirmForgotPassword', 'CodeMismatchException');
    Object.assign(person, { password, resetCode: undefined });
  }

  async endSignIns(email: string, password: string): Promise<void> {
    await this.signIn(email, password);
    this.beforeCall('endSignIns');
    for (const [token, whose] of this.refreshTokens) if (whose === email) this.refreshTokens.delete(token);
  }

  private find(operation: string, email: string): Person {
    const person = this.people.get(email);
    if (person === undefined) throw new AccountRefusal(operation, 'UserNotFoundException');
    return person;
  }
}
