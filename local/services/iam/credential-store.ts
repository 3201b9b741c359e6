import { randomBytes } from 'node:crypto';
import { parseIdentityPolicy } from './policy-document';
import type { Principal } from './principal';

/** Credentials and whom they stand for. */
export type Caller = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Roles have one, as in Lambda: a request without it is refused. */
  readonly sessionToken?: string;
  readonly principal: Principal;
};

/** A principal whose policies were not read yet. */
type PrincipalDeclaration =
  | Exclude<Principal, { kind: 'role' }>
  | { readonly kind: 'role'; readonly arn: string; readonly policies: readonly unknown[] };

/** The credentials of one local stack. They live in memory only: every start makes new ones. */
export class CredentialStore {
  readonly #callers = new Map<string, Caller>();
  readonly #random: (bytes: number) => Buffer;

  /** @param random cryptographic source of so many bytes */
  constructor(random: (bytes: number) => Buffer = randomBytes) {
    this.#random = random;
  }

  /**
   * Makes credentials for a principal.
   *
   * @throws PolicyError when one of a role's policies cannot be judged here
   */
  add(principal: PrincipalDeclaration): Caller {
    const isRole = principal.kind === 'role';
    const caller: Caller = {
      accessKeyId: `${isRole ? 'ASIA' : 'AKIA'}${this.#random(8).toString('hex').toUpperCase()}`,
      secretAccessKey: this.#random(30).toString('base64'),
      ...(isRole ? { sessionToken: this.#random(48).toString('base64') } : {}),
      principal: isRole ? { ...principal, policies: principal.policies.map(parseIdentityPolicy) } : principal,
    };
    this.#callers.set(caller.accessKeyId, caller);
    return caller;
  }

  /** The caller with this access key id, if there is one. */
  find(accessKeyId: string): Caller | undefined {
    return this.#callers.get(accessKeyId);
  }
}
