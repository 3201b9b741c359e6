import type { VideoRecord } from '../../core/video/record';
import type { AccessRule, Admitted, Caller } from './access/access-rule';
import type { ApiDesk } from './api-desk';

/** What every request carries from its first step on. */
interface RequestVariables {
  /** What the function works with. */
  desk: ApiDesk;
  /** Method and path of the route as it was declared; missing until one is found. */
  route?: string;
  /** Missing until the caller is known. */
  caller?: Caller;
  /** The film of the path's `{id}`; missing until the caller may know of it. */
  film?: VideoRecord;
  /** What the log says of a request that was refused. */
  refusal?: { readonly code: string; readonly reason?: string };
}

/** What hono's adapter for Lambda hands on. */
interface Bindings {
  /** The gateway's event, to be read by schema only. */
  readonly event?: unknown;
  readonly requestContext?: { readonly requestId?: string };
}

/** Types of hono's context, before anybody is admitted. */
export interface ApiEnv {
  Bindings: Bindings;
  Variables: RequestVariables;
}

/** Types of hono's context in the handler of a route with that rule. */
export interface EnvOf<Rule extends AccessRule> {
  Bindings: Bindings;
  Variables: RequestVariables & Admitted[Rule];
}
