import { hasAccounts } from '../auth/accounts-only';
import type { ApiConfig } from '../config';
import type { ApiRoute } from './define-route';

/** Whether a deployment with these settings has the route. */
export function isOffered({ needs }: Pick<ApiRoute, 'needs'>, config: Pick<ApiConfig, 'tokenKind'>): boolean {
  return needs !== 'accounts' || hasAccounts(config);
}
