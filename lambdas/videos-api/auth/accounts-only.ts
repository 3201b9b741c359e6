import type { MiddlewareHandler } from 'hono';
import { Problem } from '../../../core/problem';
import type { ApiEnv } from '../api-env';
import type { ApiConfig } from '../config';

/** Whether the stack has accounts of its own; with another OpenID provider that one has. */
export function hasAccounts({ tokenKind }: Pick<ApiConfig, 'tokenKind'>): boolean {
  return tokenKind === 'cognito';
}

/**
 * Guards routes about accounts. Beside the cookie's SameSite, nothing but JSON is taken: another site's form cannot send
 * that, nor can its script without asking first (Fetch standard, "CORS-safelisted request-header").
 */
export const accountsOnly: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (!hasAccounts(c.var.desk.config)) throw new Problem('not_found');
  if (!/^application\/json *(?:;|$)/i.test(c.req.header('content-type') ?? '')) {
    throw new Problem('media_type_not_taken');
  }
  await next();
};
