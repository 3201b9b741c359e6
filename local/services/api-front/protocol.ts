import type { SigV4Reason } from '../sigv4/sigv4-error';
import type { ApiError } from './api-error';
import type { ApiAnswer } from './api-request';

/** How a family of AWS APIs words its errors. */
export interface Protocol {
  errorBody(error: ApiError, requestId: string): Required<Omit<ApiAnswer, 'status'>>;
  /** The family's names for a refused signature, and for one that is missing; all are answered with 403. */
  readonly signatureCodes: Readonly<Record<SigV4Reason | 'missing', string>>;
  /** What a call that IAM does not allow is answered with. */
  readonly denied: { readonly status: number; readonly code: string };
}
