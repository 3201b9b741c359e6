import { ApiError } from '../api-front/api-error';
import type { ApiAnswer } from '../api-front/api-request';
import type { UserPool } from './user-pool';

const PATH = /^\/([\w-]+)\/\.well-known\/jwks\.json$/;

interface Asked {
  readonly method: string;
  readonly path: string;
}

/** Whether a request asks for the keys that a pool's tokens are verified with. */
export function isKeySetRequest({ method, path }: Asked): boolean {
  return method === 'GET' && PATH.test(path);
}

/**
 * The public keys of a pool (RFC 7517, section 5).
 *
 * @throws ApiError ResourceNotFoundException where there is no such pool
 */
export function keySetAnswer({ path }: Asked, pools: ReadonlyMap<string, UserPool>): ApiAnswer {
  const pool = pools.get(PATH.exec(path)?.[1] ?? '');
  if (pool === undefined) throw new ApiError(404, 'ResourceNotFoundException', 'There is no such user pool.');
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ keys: [pool.key.jwk] }),
  };
}
