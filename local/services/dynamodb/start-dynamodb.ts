import type { Clock } from '../../clock';
import { JSON_1_0 } from '../api-front/json-protocol';
import { startApiFront } from '../api-front/start-api-front';
import type { Calls } from '../calls';
import type { CredentialStore } from '../iam/credential-store';
import { createTable, type TableDeclaration } from './create-table';
import { readCall, tableArn } from './read-call';
import { openTableEngine } from './table-engine';

export interface DynamoDbOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Folder that holds the tables. One process at a time may use it. */
  readonly dir: string;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
  readonly calls: Calls;
}

export interface DynamoDbService {
  readonly origin: string;
  /**
   * Makes a table; one with this name that was made before keeps its items.
   *
   * @throws StartFault for one that stands with other keys or indexes
   */
  createTable(declaration: TableDeclaration): Promise<{ arn: string }>;
  close(): Promise<void>;
}

/**
 * Starts DynamoDB: dynalite behind signature and IAM. Items can be read and written, one by one or by a query; tables are
 * made by the template alone.
 *
 * @throws StartFault when the port is taken
 */
export async function startDynamoDb({ dir, ...options }: DynamoDbOptions): Promise<DynamoDbService> {
  const engine = await openTableEngine(dir);
  const front = await startApiFront({
    ...{ ...options, name: 'DynamoDB', service: 'dynamodb', protocol: JSON_1_0 },
    describe(request) {
      const { operation, resources } = readCall(request);
      const action = `dynamodb:${operation}`;
      return { operation, asked: resources.map(resource => ({ action, resource })) };
    },
    async perform(request) {
      const { operation, input } = readCall(request);
      const output = await engine.perform(operation, input);
      return {
        status: 200,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: JSON.stringify(output ?? {}),
      };
    },
  });
  return {
    origin: front.origin,
    async createTable(declaration) {
      await createTable(engine, declaration);
      return { arn: tableArn(declaration.name) };
    },
    async close() {
      await front.close();
      await engine.close();
    },
  };
}
