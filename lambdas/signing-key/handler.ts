import { setTimeout as wait } from 'node:timers/promises';
import { SIGNING_KEY_RESOURCE } from '../../core/contract';
import { AwsError } from '../_shared/aws-error';
import { answer, type Outcome } from './answer';
import { addressSchema, eventSchema } from './event';
import { ensureKeyPair } from './key-pair';
import { retryRefusals, type Sleep } from './retry';
import { SigningKeyError } from './signing-key-error';

/** The custom resource that makes a generation's key pair. Its answer holds the public key alone. */
export const handler = createHandler(seconds => wait(seconds * 1_000));

/** @param sleep waits between two tries to reach Secrets Manager */
export function createHandler(sleep: Sleep): (event: unknown) => Promise<void> {
  return async event => {
    const address = addressSchema.safeParse(event).data;
    if (address === undefined) throw new SigningKeyError('the event names nobody to answer');
    const outcome = await decide(event, sleep).catch(
      (error: unknown): Outcome => ({
        Status: 'FAILED',
        PhysicalResourceId: address.PhysicalResourceId ?? `${address.LogicalResourceId}-failed`,
        Reason: `The signing key is not at hand: ${reasonOf(error)}.`,
      }),
    );
    await answer(address, outcome);
  };
}

async function decide(event: unknown, sleep: Sleep): Promise<Outcome> {
  const request = eventSchema.safeParse(event).data;
  if (request === undefined) throw new SigningKeyError('the request is not one that this resource knows');
  // The key stays for as long as its secret does.
  if (request.RequestType === 'Delete') {
    return { Status: 'SUCCESS', PhysicalResourceId: request.PhysicalResourceId };
  }
  const { [SIGNING_KEY_RESOURCE.secretArn]: secretArn, [SIGNING_KEY_RESOURCE.generation]: generation } =
    request.ResourceProperties;
  const publicKey = await retryRefusals(() => ensureKeyPair(secretArn, request.RequestId), sleep);
  return {
    Status: 'SUCCESS',
    PhysicalResourceId: `${secretArn}/${generation}`,
    Data: { [SIGNING_KEY_RESOURCE.publicKey]: publicKey },
  };
}

/** Only what is known to be safe: another message might quote what it choked on. */
function reasonOf(error: unknown): string {
  return error instanceof AwsError || error instanceof SigningKeyError
    ? error.message
    : 'an unexpected fault';
}
