import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../clock';
import type { CredentialStore } from '../iam/credential-store';
import { rawRequest } from '../sigv4/raw-request';
import { verifySigV4 } from '../sigv4/verify';
import type { Action } from './call';
import { describeSecret } from './describe-secret';
import { getSecretValue } from './get-secret-value';
import { putSecretValue } from './put-secret-value';
import type { SecretStore } from './secret-store';
import { SecretsError } from './secrets-error';

/** Longest body in bytes: a value with every character escaped fits. */
const BODY_MAX = 1024 ** 2;

/** Actions by the value of x-amz-target. Everything else that Secrets Manager has is refused by name. */
const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['secretsmanager.DescribeSecret', describeSecret],
  ['secretsmanager.GetSecretValue', getSecretValue],
  ['secretsmanager.PutSecretValue', putSecretValue],
]);

type SecretsService = {
  readonly store: SecretStore;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
};

/**
 * Answers one call of the JSON 1.1 protocol.
 *
 * @throws SigV4Error for a signature that does not hold
 * @throws SecretsError for every other refusal
 */
export async function answerCall(
  { store, clock, credentials }: SecretsService,
  incoming: IncomingMessage,
): Promise<Readonly<Record<string, unknown>>> {
  const request = rawRequest(incoming);
  const body = await readBody(incoming);
  const payloadHash = createHash('sha256').update(body).digest('hex');
  const verified = await verifySigV4(request, { service: 'secretsmanager', clock, credentials, payloadHash });
  if (verified === undefined) {
    throw new SecretsError('MissingAuthenticationTokenException', 'The request is not signed.');
  }
  const action = ACTIONS.get(request.headers.get('x-amz-target') ?? '');
  if (action === undefined || request.method !== 'POST' || request.path !== '/') {
    throw new SecretsError(
      'UnknownOperationException',
      'Local Secrets Manager does not implement this operation.',
    );
  }
  return action({ principal: verified.caller.principal, input: readJson(body), store, clock });
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_MAX) throw new SecretsError('InvalidRequestException', 'The body is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new SecretsError('InvalidRequestException', 'The body is not JSON.');
  }
}
