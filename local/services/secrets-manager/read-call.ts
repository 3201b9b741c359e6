import { z } from 'zod';
import type { ApiRequest } from '../api-front/api-request';
import { type Operation, readInput } from './call';
import { describeSecret } from './describe-secret';
import { getSecretValue } from './get-secret-value';
import { putSecretValue } from './put-secret-value';
import { SecretsError } from './secrets-error';

/** Operations by name. Everything else that Secrets Manager has is refused by name. */
const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['DescribeSecret', describeSecret],
  ['GetSecretValue', getSecretValue],
  ['PutSecretValue', putSecretValue],
]);

const TARGET = /^secretsmanager\.(\w+)$/;

const named = z.looseObject({ SecretId: z.string().min(1) });

/** One call of the Secrets Manager API, as far as it is read here. */
interface SecretsCall {
  readonly operation: string;
  readonly perform: Operation;
  /** Name or ARN of the secret that is meant. */
  readonly secretId: string;
  readonly input: unknown;
}

/**
 * Reads a call of the AWS JSON 1.1 protocol.
 *
 * @throws SecretsError for an operation that is not known here, and for a body that cannot be read
 */
export function readCall({ method, path, headers, body }: ApiRequest): SecretsCall {
  const operation = TARGET.exec(headers.get('x-amz-target') ?? '')?.[1] ?? '';
  const perform = OPERATIONS.get(operation);
  if (perform === undefined || method !== 'POST' || path !== '/') {
    const refusal = `Local Secrets Manager does not implement ${operation}.`;
    throw new SecretsError('UnknownOperationException', refusal);
  }
  const input = readJson(body);
  return { operation, perform, secretId: readInput(input, named).SecretId, input };
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new SecretsError('InvalidRequestException', 'The body is not JSON.');
  }
}
