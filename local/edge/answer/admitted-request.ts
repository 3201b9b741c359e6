import type { EdgeCache } from '../cache/edge-cache';
import type { Distribution, ReadyBehaviour } from '../distribution';
import type { ViewerRequest } from '../viewer-request';

/** A request that has passed every check, with all that answering it takes. */
export interface AdmittedRequest {
  readonly id: string;
  readonly viewer: ViewerRequest;
  /** Raw path for the origin: the viewer's, or the default root object's. */
  readonly path: string;
  readonly behaviour: ReadyBehaviour;
  readonly errorCachingMinTtl: Distribution['errorCachingMinTtl'];
  readonly cache: EdgeCache;
  /** Fires when the viewer has gone. */
  readonly signal: AbortSignal;
}
