import { z } from 'zod';
import { OUTPUT } from '../core/contract';
import { keptIn } from './data-folder';
import type { LocalStack } from './start-stack';
import { readStateFile, writeStateFile } from './state-file';

const stackFile = z.object({
  outputs: z.object({
    [OUTPUT.cdnOrigin]: z.url(),
    [OUTPUT.apiOrigin]: z.url(),
    [OUTPUT.mediaBucket]: z.string(),
    [OUTPUT.catalogueTable]: z.string(),
    [OUTPUT.grantAudience]: z.string(),
    [OUTPUT.grantSecretArn]: z.string(),
    [OUTPUT.activeGeneration]: z.coerce.number().int().positive(),
    [OUTPUT.grantMaxSeconds]: z.coerce.number().int().positive(),
    [OUTPUT.ipLocks]: z.stringbool({ truthy: ['true'], falsy: ['false'] }),
    [OUTPUT.userPoolId]: z.string().optional(),
  }),
  s3Origin: z.url(),
  secretsManagerOrigin: z.url(),
  dynamoDbOrigin: z.url(),
  /** Credentials of the local account's owner; they are new at every start. */
  operator: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
});

/** How a command reaches the local stack that runs from a data folder. */
export type StackFile = z.output<typeof stackFile>;

/** The folder, below the repository, that local mode keeps everything in. */
export const DATA_DIR = '.screening-room';

/**
 * The stack that last started from this folder; undefined when none ever did.
 *
 * @throws StateFileFault
 */
export function readStackFile(dataDir: string): Promise<StackFile | undefined> {
  return readStateFile(keptIn(dataDir, 'stack'), stackFile);
}

/** Notes how the stack that has just started is reached. */
export async function writeStackFile(
  dataDir: string,
  { outputs, services }: Pick<LocalStack, 'outputs' | 'services'>,
): Promise<StackFile> {
  const { s3, secretsManager, dynamoDb, operator } = services;
  const { accessKeyId, secretAccessKey } = operator;
  const stack = {
    outputs,
    s3Origin: s3.origin,
    secretsManagerOrigin: secretsManager.origin,
    dynamoDbOrigin: dynamoDb.origin,
    operator: { accessKeyId, secretAccessKey },
  };
  const parsed = stackFile.parse(stack);
  await writeStateFile(keptIn(dataDir, 'stack'), stack);
  return parsed;
}
