import { randomInt } from 'node:crypto';
import type { Clock } from '../../clock';
import type { ApiAnswer, ApiCall, ApiRequest } from '../api-front/api-request';
import { JSON_1_1 } from '../api-front/json-protocol';
import { startApiFront } from '../api-front/start-api-front';
import type { Calls } from '../calls';
import type { CredentialStore } from '../iam/credential-store';
import { KeyedLock } from '../s3/store/keyed-lock';
import { issuerOf } from './cognito';
import type { ClientDeclaration, PoolDeclaration } from './declarations';
import { isKeySetRequest, keySetAnswer } from './key-set';
import type { SendMail } from './mail';
import { isAppCall, readCall } from './read-call';
import { seedUser } from './seed-user';
import { poolArn, UserPool } from './user-pool';

interface CognitoOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Folder that holds the pools, readable by this user only. One process at a time may use it. */
  readonly dir: string;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
  readonly calls: Calls;
  readonly sendMail: SendMail;
  /** Cryptographic integer from 0 to below its argument. */
  readonly random?: (below: number) => number;
}

export interface CognitoService {
  readonly origin: string;
  /** Makes a user pool; one that was made before keeps its people and its key. */
  createPool(declaration: PoolDeclaration): Promise<{ id: string; arn: string; issuer: string }>;
  /** Makes an app client of a pool. */
  createClient(declaration: ClientDeclaration): { clientId: string };
  /**
   * Registers a person in every pool, or gives them this password: confirmed, their address verified.
   *
   * @throws ApiError for an address or a password that a pool does not take
   */
  seedUser(person: { readonly email: string; readonly password: string }): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts Cognito user pools as far as the product uses them. Apps call most operations without a signature; what
 * administrators call is signed and judged by IAM.
 *
 * @throws StartFault when the port is taken
 */
export async function startCognito(options: CognitoOptions): Promise<CognitoService> {
  const { clock, dir, sendMail, random = randomInt } = options;
  const pools = new Map<string, UserPool>();
  const clients = new Map<string, ClientDeclaration>();
  const turns = new KeyedLock();
  /** One change at a time: each reads a person and writes them. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => turns.run('', work);
  const cognito = {
    ...{ clock, pools, clients, sendMail, random },
    get origin() {
      return front.origin;
    },
  };
  const describe = (request: ApiRequest): ApiCall => {
    if (isKeySetRequest(request)) return { operation: 'GetKeySet', asked: [] };
    const { operation, input } = readCall(request);
    const resource = operation.resourceOf?.(input);
    const action = `cognito-idp:${operation.name}`;
    return { operation: operation.name, asked: resource === undefined ? [] : [{ action, resource }] };
  };
  const perform = async (request: ApiRequest): Promise<ApiAnswer> => {
    if (isKeySetRequest(request)) return keySetAnswer(request, pools);
    const { operation, input } = readCall(request);
    const body = JSON.stringify(await inTurn(() => operation.answer(input, cognito)));
    return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body };
  };
  const front = await startApiFront({
    ...{ ...options, name: 'Cognito', service: 'cognito-idp', protocol: JSON_1_1 },
    ...{ needsNoSignature: request => isKeySetRequest(request) || isAppCall(request), describe, perform },
  });
  return {
    ...front,
    createPool: declaration =>
      inTurn(async () => {
        const { id } = declaration;
        pools.set(id, await UserPool.open(dir, declaration));
        return { id, arn: poolArn(id), issuer: issuerOf(cognito, id) };
      }),
    createClient(declaration) {
      clients.set(declaration.id, declaration);
      return { clientId: declaration.id };
    },
    seedUser: person =>
      inTurn(async () => {
        for (const pool of pools.values()) await seedUser(pool, person, clock.now());
      }),
  };
}
