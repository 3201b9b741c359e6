import { Problem } from '../../../core/problem';

/** Longest token that is looked at, in characters; access tokens of Cognito have some 1,100. */
const TOKEN_MAX = 8_192;

/**
 * The token of an Authorization header (RFC 6750, section 2.1).
 *
 * @throws Problem `token_missing` without one, `token_invalid` for what cannot be a signed token
 */
export function bearerToken(authorization: string | undefined): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  if (token === undefined) throw new Problem('token_missing');
  if (token.length > TOKEN_MAX || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw new Problem('token_invalid');
  return token;
}
