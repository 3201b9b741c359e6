import type { PasswordPolicy } from './password-policy';

/** A user pool as its template describes it: people sign in with their e-mail address. */
export interface PoolDeclaration {
  /** Such as `us-east-1_AbCdEfGhI`. */
  readonly id: string;
  /** Whether people may register themselves. */
  readonly selfRegistration: boolean;
  /** Whether capitals count in an address. */
  readonly caseSensitive: boolean;
  readonly passwordPolicy: PasswordPolicy;
}

/** An app client without a secret. */
export interface ClientDeclaration {
  readonly id: string;
  readonly poolId: string;
  readonly flows: ReadonlySet<AuthFlow>;
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
  readonly refreshTokenSeconds: number;
  /** Whether answers tell nobody which addresses are registered (PreventUserExistenceErrors). */
  readonly hidesUsers: boolean;
}

/** Ways to sign in that are had here. */
export const AUTH_FLOWS = ['USER_PASSWORD_AUTH', 'REFRESH_TOKEN_AUTH'] as const;
type AuthFlow = (typeof AUTH_FLOWS)[number];
