import type { Clock } from '../../clock';
import type { LaterInvocations } from '../../functions/later-invocations';
import { ApiError } from '../api-front/api-error';
import { carryOut } from '../api-front/carry-out';
import type { Calls } from '../calls';
import type { Principal } from '../iam/principal';
import type { SqsService } from '../sqs/start-sqs';
import type { BusEvent } from './bus-event';
import type { Rule, RuleTarget } from './rule';

/** Milliseconds before the second attempt, doubled each time, and at most; EventBridge does not tell its own. */
const WAIT_FIRST = 1_000;
const WAIT_MAX = 600_000;

/** What EventBridge calls a delivery that no further attempt would help. */
const NO_PERMISSIONS = 'NO_PERMISSIONS';
const NO_RESOURCE = 'NO_RESOURCE';

export interface DeliveryOptions {
  readonly clock: Clock;
  readonly calls: Calls;
  readonly laterInvocations: Pick<LaterInvocations, 'policyOf' | 'invoke'>;
  readonly sendAs: SqsService['sendAs'];
  /** Gives the event up. */
  readonly signal: AbortSignal;
}

/**
 * Hands an event over to a target's function, at least once. A delivery that fails is tried again until the target's retry
 * policy is exhausted, then the event goes to its dead-letter queue. What the function makes of it is Lambda's concern.
 */
export async function deliver(
  event: BusEvent,
  { rule, target }: { readonly rule: Rule; readonly target: RuleTarget },
  options: DeliveryOptions,
): Promise<void> {
  const { clock, signal } = options;
  const principal: Principal = { kind: 'service', name: 'events.amazonaws.com', sourceArn: rule.arn };
  const began = clock.now();
  for (let attempts = 1; !signal.aborted; attempts++) {
    const failure = await attempt(event, target, { ...options, principal });
    if (failure === undefined) return;
    const wait = Math.min(WAIT_FIRST * 2 ** (attempts - 1), WAIT_MAX);
    const exhausted = exhaustedCondition(target, attempts, clock.now() + wait - began);
    if (failure === NO_PERMISSIONS || failure === NO_RESOURCE || exhausted !== undefined) {
      if (target.deadLetterQueueArn === undefined) return;
      await options.sendAs(principal, target.deadLetterQueueArn, JSON.stringify(event), {
        RULE_ARN: rule.arn,
        TARGET_ARN: target.functionArn,
        ERROR_CODE: failure,
        ...(exhausted !== undefined && { EXHAUSTED_RETRY_CONDITION: exhausted }),
        RETRY_ATTEMPTS: String(attempts - 1),
      });
      return;
    }
    await clock.sleep(wait, signal).catch(() => undefined);
  }
}

/** One attempt. @returns EventBridge's code for why it failed */
async function attempt(
  event: BusEvent,
  { functionArn }: RuleTarget,
  { calls, laterInvocations, principal }: DeliveryOptions & { readonly principal: Principal },
): Promise<string | undefined> {
  const resourcePolicy = laterInvocations.policyOf(functionArn);
  if (resourcePolicy === undefined) return NO_RESOURCE;
  const call = {
    ...{ service: 'lambda', operation: 'Invoke', principal, resourcePolicy },
    asked: [{ action: 'lambda:InvokeFunction', resource: functionArn }],
    denied: { status: 403, code: NO_PERMISSIONS },
  };
  try {
    const outcome = await carryOut(calls, call, async () => laterInvocations.invoke(functionArn, event));
    return outcome === 'lost' ? 'SDK_CLIENT_ERROR' : undefined;
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}

function exhaustedCondition(target: RuleTarget, attempts: number, ageAtNext: number): string | undefined {
  if (attempts > target.maximumRetryAttempts) return 'MaximumRetryAttempts';
  if (ageAtNext > target.maximumEventAgeSeconds * 1000) return 'MaximumEventAgeInSeconds';
  return undefined;
}
