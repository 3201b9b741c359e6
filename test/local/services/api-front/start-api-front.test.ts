import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetJobCommand, MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ApiError } from '../../../../local/services/api-front/api-error';
import { JSON_1_0, JSON_1_1, REST_JSON } from '../../../../local/services/api-front/json-protocol';
import type { Protocol } from '../../../../local/services/api-front/protocol';
import { QUERY_XML } from '../../../../local/services/api-front/query-protocol';
import { startApiFront } from '../../../../local/services/api-front/start-api-front';
import { type CallFate, Calls, type ServiceCall } from '../../../../local/services/calls';
import { type Caller, CredentialStore } from '../../../../local/services/iam/credential-store';
import { send } from '../../edge/send';
import { ManualClock } from '../../manual-clock';

const RESOURCE = 'arn:aws:dynamodb:us-east-1:000000000000:table/films';
const clock = new ManualClock(Date.now());
const credentials = new CredentialStore();
const operator = credentials.add({ kind: 'operator' });
const closing: (() => unknown)[] = [];
const performed: string[] = [];
const seen: ServiceCall[] = [];
const calls = new Calls();
let fate: CallFate | undefined;

calls.watch(call => {
  seen.push(call);
  return fate;
});
beforeEach(() => {
  fate = undefined;
  performed.length = 0;
  seen.length = 0;
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** A front whose every call is `Operation` and is answered with an empty object, unless it is refused. */
async function start(service: string, protocol: Protocol, refusal?: Error): Promise<string> {
  const front = await startApiFront({
    ...{ port: 0, name: 'Test', service, clock, credentials, calls, protocol, bodyMax: 1000 },
    describe: () => ({
      operation: 'Operation',
      asked: [{ action: `${service}:Operation`, resource: RESOURCE }],
    }),
    async perform({ body }) {
      performed.push(body.toString());
      if (refusal !== undefined) throw refusal;
      return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: '{}' };
    },
  });
  closing.push(front.close);
  return front.origin;
}

function clientConfig(endpoint: string, { accessKeyId, secretAccessKey, sessionToken }: Caller = operator) {
  return {
    ...{ endpoint, region: 'us-east-1', maxAttempts: 1 },
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
  };
}

async function getItem(endpoint: string, caller?: Caller, maxAttempts = 1): Promise<unknown> {
  const client = new DynamoDBClient({ ...clientConfig(endpoint, caller), maxAttempts });
  closing.push(() => client.destroy());
  return client.send(new GetItemCommand({ TableName: 'films', Key: { id: { S: 'x' } } }));
}

const roleWith = (action: string) =>
  credentials.add({
    kind: 'role',
    arn: 'arn:aws:iam::000000000000:role/worker',
    policies: [{ Statement: { Effect: 'Allow', Action: action, Resource: RESOURCE } }],
  });

test('a signed call that is allowed is carried out, and seen', async () => {
  const caller = roleWith('dynamodb:Operation');
  await getItem(await start('dynamodb', JSON_1_0), caller);
  expect(performed).toHaveLength(1);
  expect(seen).toMatchObject([
    {
      ...{ service: 'dynamodb', operation: 'Operation', allowed: true, principal: caller.principal },
      asked: [{ action: 'dynamodb:Operation', resource: RESOURCE }],
    },
  ]);
});

test('a role without the permission is refused, whatever fate the call would have had', async () => {
  const origin = await start('dynamodb', JSON_1_0);
  fate = { kind: 'lose' };
  await expect(getItem(origin, roleWith('dynamodb:Other'))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    $metadata: { httpStatusCode: 400 },
  });
  expect(seen).toMatchObject([{ allowed: false }]);
  expect(performed).toEqual([]);
});

test.each<[string, Partial<Caller>, string]>([
  ['a forged signature', { secretAccessKey: 'forged' }, 'InvalidSignatureException'],
  ['an unknown key', { accessKeyId: 'AKIANOBODY' }, 'UnrecognizedClientException'],
])('%s is refused before anybody sees the call', async (_name, changes, name) => {
  const refused = getItem(await start('dynamodb', JSON_1_0), { ...operator, ...changes });
  await expect(refused).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 403 } });
  expect([...seen, ...performed]).toEqual([]);
});

test('a request without a signature is refused', async () => {
  const answer = await send(await start('dynamodb', JSON_1_0), '/', { method: 'POST', body: '{}' });
  expect(answer.status).toBe(403);
  expect(JSON.parse(answer.text)).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
});

test('a body that is too long is refused, and the connection lives on', async () => {
  const origin = await start('dynamodb', JSON_1_0);
  const answer = await send(origin, '/', { method: 'POST', body: 'x'.repeat(100_000) });
  expect(answer.status).toBe(413);
  await getItem(origin);
});

test('a lost call is not carried out and gets no answer', async () => {
  fate = { kind: 'lose' };
  await expect(getItem(await start('dynamodb', JSON_1_0))).rejects.toThrow('socket hang up');
  expect(performed).toEqual([]);
});

test('a call whose answer is lost is carried out', async () => {
  fate = { kind: 'lose_answer' };
  await expect(getItem(await start('dynamodb', JSON_1_0))).rejects.toThrow('socket hang up');
  expect(performed).toHaveLength(1);
});

test.each([false, true])('a call that is made to fail says so; carried out: %s', async carriedOut => {
  fate = { kind: 'fail', status: 500, code: 'InternalServerError', carriedOut };
  await expect(getItem(await start('dynamodb', JSON_1_0))).rejects.toMatchObject({
    name: 'InternalServerError',
    $metadata: { httpStatusCode: 500 },
  });
  expect(performed).toHaveLength(carriedOut ? 1 : 0);
});

test('each protocol words a refusal so that its SDK client knows it', async () => {
  const refusal = new ApiError(400, 'NotFoundException', 'There is no such <thing>.');
  const expected = { name: 'NotFoundException', message: refusal.message };
  const secrets = new SecretsManagerClient(clientConfig(await start('secretsmanager', JSON_1_1, refusal)));
  await expect(secrets.send(new GetSecretValueCommand({ SecretId: 'x' }))).rejects.toMatchObject(expected);
  const media = new MediaConvertClient(clientConfig(await start('mediaconvert', REST_JSON, refusal)));
  await expect(media.send(new GetJobCommand({ Id: 'x' }))).rejects.toMatchObject(expected);
  const sns = new SNSClient(clientConfig(await start('sns', QUERY_XML, refusal)));
  await expect(sns.send(new PublishCommand({ TopicArn: 'x', Message: 'x' }))).rejects.toMatchObject(expected);
  closing.push(() => [secrets, media, sns].map(client => client.destroy()));
});

test('a fault of the service’s own is told without what was asked', async () => {
  const told = jest.spyOn(console, 'error').mockReturnValue();
  const origin = await start('dynamodb', JSON_1_0, new TypeError('the film is secret'));
  await expect(getItem(origin)).rejects.toMatchObject({ name: 'InternalFailure' });
  expect(told.mock.calls.flat().join()).toMatch(/^Test: TypeError/);
  expect(told.mock.calls.flat().join()).not.toContain('secret');
  told.mockRestore();
});

test('a client of the SDK follows the stack’s clock, however far it jumps', async () => {
  const origin = await start('dynamodb', JSON_1_0);
  const client = new DynamoDBClient({ ...clientConfig(origin), maxAttempts: 3 });
  closing.push(() => client.destroy());
  clock.advance(3 * 3_600_000);
  const command = new GetItemCommand({ TableName: 'films', Key: { id: { S: 'x' } } });
  await client.send(command);
  expect(performed).toHaveLength(1);
  clock.advance(-3 * 3_600_000);
});
