import type { Calls, ServiceCall } from '../calls';
import { isAllowed } from '../iam/is-allowed';
import type { PolicyDocument } from '../iam/policy-document';
import { ApiError } from './api-error';

/** A call before anybody judged it. */
interface JudgedCall extends Omit<ServiceCall, 'allowed'> {
  /** Policy of the resource that is asked for, where it has one. */
  readonly resourcePolicy?: PolicyDocument | undefined;
  /** What the caller is answered with when IAM does not allow the call. */
  readonly denied: { readonly status: number; readonly code: string };
}

/**
 * Lets IAM judge a call, and then meets it with its fate.
 *
 * @returns what `perform` resolves with, or `lost` when the caller must not get any answer
 * @throws ApiError for a call that is not allowed, and for one that is made to fail
 */
export async function carryOut<Answer>(
  calls: Calls,
  { resourcePolicy, denied, ...call }: JudgedCall,
  perform: () => Promise<Answer>,
): Promise<Answer | 'lost'> {
  const { principal, operation } = call;
  const allowed = call.asked.every(each => isAllowed({ ...each, principal, resourcePolicy }));
  const fate = await calls.meet({ ...call, allowed });
  if (!allowed) {
    throw new ApiError(denied.status, denied.code, `The caller is not allowed to call ${operation} here.`);
  }
  switch (fate.kind) {
    case 'proceed':
      return perform();
    case 'lose':
      return 'lost';
    case 'lose_answer':
      await unlessRefused(perform);
      return 'lost';
    case 'fail':
      if (fate.carriedOut) await unlessRefused(perform);
      throw new ApiError(fate.status, fate.code, `${operation} was made to fail.`);
  }
}

/** What the operation itself refuses counts for nothing when its answer does not reach the caller. */
async function unlessRefused(perform: () => Promise<unknown>): Promise<void> {
  try {
    await perform();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}
