import type { Address } from './event';
import { SigningKeyError } from './signing-key-error';

/** Longest wait for CloudFormation to take an answer, in milliseconds. */
const ANSWER_TIMEOUT = 10_000;

export type Outcome =
  | {
      readonly Status: 'SUCCESS';
      readonly PhysicalResourceId: string;
      readonly Data?: Record<string, string>;
    }
  | { readonly Status: 'FAILED'; readonly PhysicalResourceId: string; readonly Reason: string };

/**
 * Tells CloudFormation how its request ended
 * (AWS CloudFormation Template Reference, "Custom resource response objects").
 *
 * @throws SigningKeyError when the answer was not taken; Lambda then runs the whole request again
 */
export async function answer(to: Address, outcome: Outcome): Promise<void> {
  const { ResponseURL, StackId, RequestId, LogicalResourceId } = to;
  const delivered = await fetch(ResponseURL, {
    method: 'PUT',
    // The URL is signed without a content type.
    headers: { 'content-type': '' },
    body: JSON.stringify({ StackId, RequestId, LogicalResourceId, ...outcome }),
    signal: AbortSignal.timeout(ANSWER_TIMEOUT),
  }).catch(() => undefined);
  // The URL is a permission of its own, so no message names it.
  if (delivered?.ok !== true) throw new SigningKeyError('CloudFormation did not take the answer');
}
