import { z } from 'zod';
import { type Call, findSecret, readInput } from './call';
import { SecretsError } from './secrets-error';

const input = z.strictObject({
  SecretId: z.string().min(1),
  VersionStage: z.literal('AWSCURRENT').optional(),
  VersionId: z.string().optional(),
});

/** GetSecretValue: the current version. */
export async function getSecretValue(call: Call): Promise<Record<string, unknown>> {
  const { SecretId, VersionId } = readInput(call.input, input);
  const { name, arn, current } = findSecret(call, SecretId);
  if (current === undefined || (VersionId !== undefined && VersionId !== current.id)) {
    throw new SecretsError('ResourceNotFoundException', 'The secret has no such value.');
  }
  return {
    ARN: arn,
    Name: name,
    VersionId: current.id,
    SecretString: current.value,
    VersionStages: ['AWSCURRENT'],
    CreatedDate: current.created / 1000,
  };
}
