import type { Readable } from 'node:stream';
import type { HeaderFields } from '../header-fields';

/** An answer on its way to the viewer, before the headers that every answer gets. */
export interface EdgeAnswer {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body?: Buffer | Readable;
  /** Where it came from; CloudFront says it in X-Cache. */
  readonly from:
    | 'Hit'
    | 'RefreshHit'
    | 'Miss'
    | 'Error'
    | 'FunctionGeneratedResponse'
    | 'FunctionExecutionError';
}
