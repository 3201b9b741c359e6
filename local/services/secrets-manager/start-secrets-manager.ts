import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../clock';
import type { CredentialStore } from '../iam/credential-store';
import { serve } from '../serve';
import { Underway } from '../underway';
import { answerCall } from './answer-call';
import { answerFailure, answerJson } from './answer-failure';
import { makeSecretString } from './generate-secret-string';
import { SecretStore, secretArn } from './secret-store';

type SecretsManagerOptions = {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Folder that holds the secrets, readable by this user only. One process at a time may use it. */
  readonly dir: string;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
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
  const { port, dir, clock, credentials } = options;
  const store = await SecretStore.open(dir);
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('x-amzn-requestid', randomUUID());
    // Clients of the SDK set their own clocks by this header when they are more than five minutes off.
    response.setHeader('date', new Date(clock.now()).toUTCString());
    try {
      answerJson(response, 200, await answerCall({ store, clock, credentials }, incoming));
    } catch (error) {
      answerFailure(response, error);
      // The rest of a refused body must be read, or the connection could serve no other request.
      incoming.resume();
    }
  };
  const underway = new Underway();
  const server = createServer((incoming, response) => underway.add(answer(incoming, response)));
  const { origin, close } = await serve(server, port, underway);
  return {
    origin,
    close,
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
