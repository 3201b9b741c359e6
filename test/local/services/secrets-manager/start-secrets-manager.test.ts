import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { Calls, type ServiceCall } from '../../../../local/services/calls';
import { type Caller, CredentialStore } from '../../../../local/services/iam/credential-store';
import {
  type SecretsManagerService,
  startSecretsManager,
} from '../../../../local/services/secrets-manager/start-secrets-manager';
import { send } from '../../edge/send';
import { ManualClock } from '../../manual-clock';
import { temporaryFolder } from '../../temporary-folder';

const dir = temporaryFolder();
const clock = new ManualClock(Date.now());
const credentials = new CredentialStore();
const calls = new Calls();
const operator = credentials.add({ kind: 'operator' });
const clients: SecretsManagerClient[] = [];
let service: SecretsManagerService;

const start = () => startSecretsManager({ port: 0, dir, clock, credentials, calls });

beforeAll(async () => {
  service = await start();
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await service.close();
});

function clientFor({ accessKeyId, secretAccessKey, sessionToken }: Caller = operator): SecretsManagerClient {
  const client = new SecretsManagerClient({
    endpoint: service.origin,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
  });
  clients.push(client);
  return client;
}

const secretOf = async (SecretId: string, client = clientFor()) =>
  (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString;

test('a generated secret is as CloudFormation makes it, and stays so over a restart', async () => {
  const generate = { PasswordLength: 64, ExcludePunctuation: true };
  const { arn } = await service.createSecret({ name: 'grant/1', generate });
  expect(arn).toMatch(/^arn:aws:secretsmanager:us-east-1:000000000000:secret:grant\/1-[A-Za-z0-9]{6}$/);
  const value = await secretOf(arn);
  expect(value).toMatch(/^[A-Za-z0-9]{64}$/);
  await service.close();
  service = await start();
  expect(await service.createSecret({ name: 'grant/1', generate })).toEqual({ arn });
  expect(await secretOf('grant/1')).toBe(value);
});

test('a secret without a value has none until one is put', async () => {
  const { arn } = await service.createSecret({ name: 'signing' });
  await expect(secretOf(arn)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  const put = await clientFor().send(new PutSecretValueCommand({ SecretId: arn, SecretString: 'a key' }));
  expect(await secretOf(arn)).toBe('a key');
  await service.createSecret({ name: 'signing' });
  expect(await secretOf(arn)).toBe('a key');
  const described = await clientFor().send(new DescribeSecretCommand({ SecretId: 'signing' }));
  expect(described).toMatchObject({
    ARN: arn,
    Name: 'signing',
    VersionIdsToStages: { [put.VersionId ?? '']: ['AWSCURRENT'] },
  });
  expect(JSON.stringify(described)).not.toContain('a key');
});

test('a put that is repeated changes nothing; one token for two values is refused', async () => {
  const { arn } = await service.createSecret({ name: 'repeated' });
  const put = (SecretString: string) =>
    clientFor().send(
      new PutSecretValueCommand({ SecretId: arn, SecretString, ClientRequestToken: 'x'.repeat(32) }),
    );
  await put('one');
  await put('one');
  await expect(put('two')).rejects.toMatchObject({ name: 'ResourceExistsException' });
  expect(await secretOf(arn)).toBe('one');
});

test('a role reads the secret that its policy names and no other, and does not learn what exists', async () => {
  const mine = (await service.createSecret({ name: 'mine', generate: {} })).arn;
  const yours = (await service.createSecret({ name: 'yours', generate: {} })).arn;
  const role = credentials.add({
    kind: 'role',
    arn: 'arn:aws:iam::000000000000:role/reader',
    policies: [{ Statement: { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: mine } }],
  });
  const client = clientFor(role);
  expect(await secretOf(mine, client)).toHaveLength(32);
  for (const id of [yours, 'yours', 'nothing']) {
    await expect(secretOf(id, client)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  }
  await expect(
    client.send(new PutSecretValueCommand({ SecretId: mine, SecretString: 'x' })),
  ).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

test('each call is seen with what IAM was asked, and meets its fate', async () => {
  const { arn } = await service.createSecret({ name: 'watched' });
  const seen: ServiceCall[] = [];
  const unwatch = calls.watch(call => {
    seen.push(call);
    return { kind: 'lose_answer' };
  });
  const put = clientFor().send(new PutSecretValueCommand({ SecretId: 'watched', SecretString: 'x' }));
  await expect(put).rejects.toThrow();
  unwatch();
  expect(seen).toMatchObject([{ service: 'secretsmanager', operation: 'PutSecretValue', allowed: true }]);
  expect(seen[0]?.asked).toEqual([{ action: 'secretsmanager:PutSecretValue', resource: arn }]);
  expect(await secretOf(arn)).toBe('x');
});

test.each<[string, (caller: Caller) => Caller, string]>([
  ['wrong secret', caller => ({ ...caller, secretAccessKey: 'wrong' }), 'InvalidSignatureException'],
  ['unknown key', caller => ({ ...caller, accessKeyId: 'AKIANOBODY' }), 'UnrecognizedClientException'],
  ['foreign session token', caller => ({ ...caller, sessionToken: 'x' }), 'UnrecognizedClientException'],
])('a caller with a %s is refused', async (_name, alter, name) => {
  await service.createSecret({ name: 'guarded', generate: {} });
  await expect(secretOf('guarded', clientFor(alter(operator)))).rejects.toMatchObject({ name });
});

test('a request without a signature is refused', async () => {
  const answer = await send(service.origin, '/', {
    method: 'POST',
    headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
    body: JSON.stringify({ SecretId: 'guarded' }),
  });
  expect(answer.status).toBe(403);
  expect(JSON.parse(answer.text)).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
});

test('a signature older than a quarter of an hour is refused', async () => {
  clock.advance(16 * 60_000);
  await expect(secretOf('guarded')).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  clock.advance(-16 * 60_000);
});

test('what is not implemented is refused by name, and the value is never repeated', async () => {
  await expect(clientFor().send(new ListSecretsCommand({}))).rejects.toMatchObject({
    name: 'UnknownOperationException',
  });
  const input = { SecretId: 'guarded', SecretString: 'never shown', RotationToken: 'x' };
  const refused = clientFor().send(new PutSecretValueCommand(input));
  await expect(refused).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(refused).rejects.toThrow(/RotationToken/);
  await expect(refused).rejects.not.toThrow(/never shown/);
});

test('files are readable by this user only', async () => {
  expect(((await stat(dir)).mode & 0o077).toString(8)).toBe('0');
  const files = await readdir(dir);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    expect(((await stat(join(dir, file))).mode & 0o077).toString(8)).toBe('0');
    expect(JSON.parse(await readFile(join(dir, file), 'utf8'))).toHaveProperty('arn');
  }
});

test('a secret that is not kept is gone with its value; one made later under its name is another', async () => {
  const first = await service.createSecret({ name: 'leaving', generate: {} });
  const value = await secretOf(first.arn);
  const others = (await readdir(dir)).length - 1;
  await service.keepOnly(new Set(['leaving']));
  expect(await secretOf(first.arn)).toBe(value);
  expect(others).toBeGreaterThan(0);
  await service.keepOnly(new Set());
  expect(await readdir(dir)).toEqual([]);
  await expect(secretOf(first.arn)).rejects.toThrow();

  const second = await service.createSecret({ name: 'leaving', generate: {} });
  expect(second.arn).not.toBe(first.arn);
  expect(await secretOf(second.arn)).not.toBe(value);
});
