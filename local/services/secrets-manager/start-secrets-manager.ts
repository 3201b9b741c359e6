import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock';
import type { ApiAnswer, ApiCall, ApiRequest } from '../api-front/api-request';
import { JSON_1_1 } from '../api-front/json-protocol';
import { startApiFront } from '../api-front/start-api-front';
import type { Calls } from '../calls';
import type { CredentialStore } from '../iam/credential-store';
import { makeSecretString } from './generate-secret-string';
import { readCall } from './read-call';
import { SecretStore, secretArn } from './secret-store';

/** Longest body in bytes: a value with every character escaped fits. */
const BODY_MAX = 1024 ** 2;

type SecretsManagerOptions = {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Folder that holds the secrets, readable by this user only. One process at a time may use it. */
  readonly dir: string;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
  readonly calls: Calls;
};

/** A secret as its template describes it. */
type SecretDeclaration = {
  readonly name: string;
  /** CloudFormation's GenerateSecretString; without it the secret has no value until one is put. */
  readonly generate?: unknown;
};

export type SecretsManagerService = {
  readonly origin: string;
  /**
   * Makes a secret. One with this name that was made before keeps its ARN and its value.
   *
   * @throws ZodError for a GenerateSecretString that CloudFormation does not know
   */
  createSecret(declaration: SecretDeclaration): Promise<{ arn: string }>;
  /** Deletes every secret but these, as CloudFormation does with what a template holds no more. */
  keepOnly(names: ReadonlySet<string>): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts Secrets Manager as far as the stack uses it: GetSecretValue, PutSecretValue and DescribeSecret, signed and
 * judged by the caller's policies. No value is ever logged or repeated in an error.
 *
 * @throws StartFault when the port is taken
 */
export async function startSecretsManager(options: SecretsManagerOptions): Promise<SecretsManagerService> {
  const { dir, clock } = options;
  const store = await SecretStore.open(dir);
  // Who may not touch a secret does not learn whether it exists.
  const describe = (request: ApiRequest): ApiCall => {
    const { operation, secretId } = readCall(request);
    const resource = store.find(secretId)?.arn ?? secretId;
    return { operation, asked: [{ action: `secretsmanager:${operation}`, resource }] };
  };
  const answer = async (request: ApiRequest): Promise<ApiAnswer> => {
    const { perform, input } = readCall(request);
    const body = JSON.stringify(await perform({ store, clock, input }));
    return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body };
  };
  const front = await startApiFront({
    ...{ ...options, name: 'Secrets Manager', service: 'secretsmanager', protocol: JSON_1_1 },
    ...{ bodyMax: BODY_MAX, describe, perform: answer },
  });
  return {
    ...front,
    keepOnly: names => store.keepOnly(names),
    async createSecret({ name, generate }) {
      const known = store.find(name);
      const needsValue = generate !== undefined && known?.current === undefined;
      if (known !== undefined && !needsValue) return { arn: known.arn };
      const created = clock.now();
      const secret = known ?? { name, arn: secretArn(name), created };
      const current = needsValue
        ? { id: randomUUID(), value: makeSecretString(generate), created }
        : undefined;
      await store.save(current === undefined ? secret : { ...secret, current });
      return { arn: secret.arn };
    },
  };
}
