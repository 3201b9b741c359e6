import type { Clock } from '../../clock';
import { cognitoError } from './cognito-error';
import type { ClientDeclaration } from './declarations';
import type { SendMail } from './mail';
import type { UserPool } from './user-pool';

/** What the operations work on. */
export interface Cognito {
  readonly clock: Clock;
  /** Where the service answers; with a pool's id behind it, the pool's issuer. */
  readonly origin: string;
  readonly pools: ReadonlyMap<string, UserPool>;
  readonly clients: ReadonlyMap<string, ClientDeclaration>;
  readonly sendMail: SendMail;
  /** Cryptographic integer from 0 to below its argument. */
  readonly random: (below: number) => number;
}

/** @throws ApiError ResourceNotFoundException */
export function findPool({ pools }: Cognito, id: string): UserPool {
  const pool = pools.get(id);
  if (pool === undefined) throw cognitoError('ResourceNotFoundException', 'There is no such user pool.');
  return pool;
}

/** @throws ApiError ResourceNotFoundException */
export function findClient(
  cognito: Cognito,
  id: string,
): { readonly client: ClientDeclaration; readonly pool: UserPool } {
  const client = cognito.clients.get(id);
  if (client === undefined) throw cognitoError('ResourceNotFoundException', 'There is no such app client.');
  return { client, pool: findPool(cognito, client.poolId) };
}

/** The `iss` of a pool's tokens. */
export function issuerOf({ origin }: Pick<Cognito, 'origin'>, poolId: string): string {
  return `${origin}/${poolId}`;
}
