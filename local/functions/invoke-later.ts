import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { FunctionError } from './function-error';

/** Milliseconds before the second and the third attempt (Lambda, "How Lambda handles errors in asynchronous invocation"). */
const WAITS = [60_000, 120_000];

/** How often a function is tried, and where an event goes that it failed on. */
export interface LaterSettings {
  /** Attempts after the first: 0, 1 or 2. */
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
  /** Takes the record of what went wrong, as JSON. */
  readonly onFailure?: ((record: string) => Promise<void>) | undefined;
}

/** What Lambda does without an EventInvokeConfig: two further attempts within six hours. */
export const DEFAULT_LATER_SETTINGS: LaterSettings = {
  maximumRetryAttempts: WAITS.length,
  maximumEventAgeSeconds: 6 * 3_600,
};

export interface LaterInvocation {
  readonly functionArn: string;
  readonly event: unknown;
  /** One attempt. @throws FunctionError when the function failed */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Asked again after each failure: a deployment may come in between. */
  readonly settings: () => LaterSettings;
  readonly clock: Clock;
  /** Gives the event up, without a record. */
  readonly signal: AbortSignal;
}

/**
 * Lambda's asynchronous invocation of one event: a function that fails is tried again after one minute and then two of
 * the clock; after the last attempt, or when the event is too old for the next, the failure is recorded.
 */
export async function invokeLater(invocation: LaterInvocation): Promise<void> {
  const { event, clock, signal } = invocation;
  const began = clock.now();
  for (let attempts = 1; !signal.aborted; attempts++) {
    const failure = await failureOf(invocation.invoke(event));
    if (failure === undefined || signal.aborted) return;
    const { maximumRetryAttempts, maximumEventAgeSeconds, onFailure } = invocation.settings();
    const wait = attempts > maximumRetryAttempts ? undefined : WAITS[attempts - 1];
    const isTooOld = wait !== undefined && clock.now() + wait - began > maximumEventAgeSeconds * 1000;
    if (wait === undefined || isTooOld) {
      const condition = isTooOld ? 'EventAgeExceeded' : 'RetriesExhausted';
      await onFailure?.(failureRecord(invocation, { condition, attempts, failure }));
      return;
    }
    await clock.sleep(wait, signal).catch(() => undefined);
  }
}

async function failureOf(attempt: Promise<unknown>): Promise<FunctionError | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
}

/** What a destination gets (Lambda, "Invocation record format"). */
function failureRecord(
  { functionArn, event, clock }: LaterInvocation,
  outcome: { condition: string; attempts: number; failure: FunctionError },
): string {
  const { condition, attempts, failure } = outcome;
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date(clock.now()).toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: `${functionArn}:$LATEST`,
      condition,
      approximateInvokeCount: attempts,
    },
    requestPayload: event,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: failure.errorType, errorMessage: failure.message },
  });
}
