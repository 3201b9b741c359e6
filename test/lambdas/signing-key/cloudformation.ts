import { SIGNING_KEY_RESOURCE } from '../../../core/contract';
import { createHandler } from '../../../lambdas/signing-key/handler';
import { setAwsVariables } from '../aws-variables';
import { type Reply, startRecordingServer } from '../recording-server';

const RESPONSE_PATH = '/answer?X-Amz-Signature=not-to-be-told';

export const SECRET_ARN =
  'arn:aws:secretsmanager:eu-central-1:123456789012:secret:Generation1PrivateKey-aB3dEf';

/** CloudFormation and Secrets Manager on one loopback server, and the custom resource between them. */
export async function startCloudFormation() {
  const secrets = new Map<string, string>();
  const refusals: Reply[] = [];
  const waits: number[] = [];
  const server = await startRecordingServer(({ method, url, headers, body }) => {
    if (method === 'PUT' && url === RESPONSE_PATH) return { status: 200, body: '' };
    const refusal = refusals.shift();
    if (refusal !== undefined) return refusal;
    const { SecretId, SecretString } = JSON.parse(body);
    if (headers['x-amz-target'] === 'secretsmanager.PutSecretValue') secrets.set(SecretId, SecretString);
    const value = secrets.get(SecretId);
    return value === undefined
      ? { status: 400, body: JSON.stringify({ __type: 'ResourceNotFoundException' }) }
      : { status: 200, body: JSON.stringify({ SecretString: value }) };
  });
  const restore = setAwsVariables({ AWS_ENDPOINT_URL_SECRETS_MANAGER: server.origin });
  const handle = createHandler(async seconds => {
    waits.push(seconds);
  });
  return {
    secrets,
    /** What Secrets Manager answers with next, in place of what it would. */
    refusals,
    /** Seconds that the handler asked to wait. */
    waits,
    server,
    /** Sends a request and returns the answer that reached CloudFormation. */
    async request(request: Readonly<Record<string, unknown>>) {
      const event = {
        RequestType: 'Create',
        ResponseURL: server.origin + RESPONSE_PATH,
        StackId: 'arn:aws:cloudformation:eu-central-1:123456789012:stack/ScreeningRoom/1',
        RequestId: '5a5ad0e5-9b1c-4a4d-8f0a-0f6d3a9a1c11',
        ResourceType: SIGNING_KEY_RESOURCE.type,
        LogicalResourceId: 'KeysGeneration1KeyPair',
        ResourceProperties: { SecretArn: SECRET_ARN, Generation: '1' },
        ...request,
      };
      await handle(event);
      const answers = server.requests.filter(({ url }) => url === RESPONSE_PATH);
      const answer = answers.at(-1);
      if (answer === undefined) throw new Error('no answer reached CloudFormation');
      return { headers: answer.headers, text: answer.body, ...JSON.parse(answer.body) };
    },
    /** Calls of Secrets Manager so far, by operation. */
    calls: () => server.requests.flatMap(({ headers }) => headers['x-amz-target'] ?? []),
    handle,
    async close() {
      restore();
      await server.close();
    },
  };
}
