import { Calls } from '../../../local/services/calls';
import { startDynamoDb } from '../../../local/services/dynamodb/start-dynamodb';
import { CredentialStore } from '../../../local/services/iam/credential-store';
import { ManualClock } from '../../local/manual-clock';
import { setAwsVariables } from '../aws-variables';

/**
 * Has an empty table `videos` without indexes, which the SDK's clients find by the environment.
 *
 * @param dir where it keeps its data
 * @returns ends it
 */
export async function startVideosTable(dir: string): Promise<() => Promise<void>> {
  const credentials = new CredentialStore();
  const { accessKeyId, secretAccessKey, sessionToken = '' } = credentials.add({ kind: 'operator' });
  const clock = new ManualClock(Date.now());
  const service = await startDynamoDb({ port: 0, dir, clock, credentials, calls: new Calls() });
  await service.createTable({
    name: 'videos',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  });
  const restore = setAwsVariables({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_ENDPOINT_URL_DYNAMODB: service.origin,
  });
  return async () => {
    restore();
    await service.close();
  };
}
