import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Call, findSecret, readInput } from './call';
import { SecretsError } from './secrets-error';

/** Longest value in bytes (Secrets Manager user guide, "Quotas"). */
const VALUE_MAX = 65_536;

const input = z.strictObject({
  SecretId: z.string().min(1),
  SecretString: z.string().refine(value => Buffer.byteLength(value) <= VALUE_MAX),
  ClientRequestToken: z.string().min(32).max(64).optional(),
});

/** PutSecretValue: a repeated token with the same value changes nothing, so retries are safe. */
export async function putSecretValue(call: Call): Promise<Record<string, unknown>> {
  const { SecretId, SecretString, ClientRequestToken } = readInput(call.input, input);
  const secret = findSecret(call, SecretId);
  const id = ClientRequestToken ?? randomUUID();
  const { current } = secret;
  if (current?.id === id && current.value !== SecretString) {
    throw new SecretsError('ResourceExistsException', 'This version exists with another value.');
  }
  if (current?.id !== id) {
    await call.store.save({ ...secret, current: { id, value: SecretString, created: call.clock.now() } });
  }
  return { ARN: secret.arn, Name: secret.name, VersionId: id, VersionStages: ['AWSCURRENT'] };
}
