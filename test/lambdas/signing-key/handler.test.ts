import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { SECRET_ARN, startCloudFormation } from './cloudformation';

let cloudFormation: Awaited<ReturnType<typeof startCloudFormation>>;
beforeEach(async () => {
  cloudFormation = await startCloudFormation();
});
afterEach(() => cloudFormation.close());

const REFUSED = { status: 400, body: JSON.stringify({ __type: 'AccessDeniedException' }) };

function stored(): string {
  return cloudFormation.secrets.get(SECRET_ARN) ?? '';
}

test('a new generation gets an RSA key of 2,048 bits, and its public half is the answer', async () => {
  const answer = await cloudFormation.request({});
  expect(stored()).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect(createPrivateKey(stored()).asymmetricKeyDetails).toMatchObject({ modulusLength: 2_048 });
  const expected = createPublicKey(stored()).export({ type: 'spki', format: 'pem' });
  expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { PublicKey: expected } });
  expect(answer.Data.PublicKey).toMatch(/^-----BEGIN PUBLIC KEY-----\n[^-]+\n-----END PUBLIC KEY-----\n$/);
});

test('the answer names the request, is sent without a content type, and holds nothing of the private key', async () => {
  const answer = await cloudFormation.request({});
  expect(answer).toMatchObject({
    StackId: expect.stringContaining('stack/ScreeningRoom'),
    RequestId: '5a5ad0e5-9b1c-4a4d-8f0a-0f6d3a9a1c11',
    LogicalResourceId: 'KeysGeneration1KeyPair',
    PhysicalResourceId: `${SECRET_ARN}/1`,
  });
  expect(answer.headers['content-type']).toBe('');
  expect(answer.text).not.toContain('PRIVATE KEY');
  for (const line of stored().split('\n').slice(1, -2)) expect(answer.text).not.toContain(line);
});

test('a request that comes twice makes one key', async () => {
  const first = await cloudFormation.request({});
  const kept = stored();
  const second = await cloudFormation.request({});
  expect(second.Data).toEqual(first.Data);
  expect(stored()).toBe(kept);
  expect(cloudFormation.calls().filter(call => call.endsWith('PutSecretValue'))).toHaveLength(1);
});

test('an update answers with the key there is, under the same physical id', async () => {
  const created = await cloudFormation.request({});
  const updated = await cloudFormation.request({
    RequestType: 'Update',
    PhysicalResourceId: created.PhysicalResourceId,
  });
  expect(updated).toMatchObject({
    Status: 'SUCCESS',
    PhysicalResourceId: created.PhysicalResourceId,
    Data: created.Data,
  });
});

test('a deletion keeps the key, and needs no permission for that', async () => {
  await cloudFormation.request({});
  const kept = stored();
  const calls = cloudFormation.calls().length;
  const deleted = await cloudFormation.request({ RequestType: 'Delete', PhysicalResourceId: 'anything' });
  expect(deleted).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'anything' });
  expect(stored()).toBe(kept);
  expect(cloudFormation.calls()).toHaveLength(calls);
});

test('of two requests at once the one that loses answers with the key that was kept', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const kept = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  cloudFormation.server.reply = ({ method, headers }) => {
    if (method === 'PUT') return { status: 200, body: '' };
    if (headers['x-amz-target']?.toString().endsWith('GetSecretValue')) {
      const value = cloudFormation.calls().length === 1 ? undefined : kept;
      return value === undefined
        ? { status: 400, body: '{"__type":"ResourceNotFoundException"}' }
        : { status: 200, body: JSON.stringify({ SecretString: value }) };
    }
    return { status: 400, body: '{"__type":"ResourceExistsException"}' };
  };
  const answer = await cloudFormation.request({});
  expect(answer.Data.PublicKey).toBe(createPublicKey(kept).export({ type: 'spki', format: 'pem' }));
});

test('a permission that IAM has yet to learn is waited for', async () => {
  cloudFormation.refusals.push(REFUSED, REFUSED);
  expect(await cloudFormation.request({})).toMatchObject({ Status: 'SUCCESS' });
  expect(cloudFormation.waits).toEqual([1, 2]);
});

test('a refusal that lasts fails after half a minute, with the operation and its code', async () => {
  cloudFormation.refusals.push(...Array(6).fill(REFUSED));
  const answer = await cloudFormation.request({});
  expect(answer).toMatchObject({
    Status: 'FAILED',
    Reason: 'The signing key is not at hand: GetSecretValue failed: 400 AccessDeniedException.',
    PhysicalResourceId: 'KeysGeneration1KeyPair-failed',
  });
  expect(cloudFormation.waits).toEqual([1, 2, 4, 8, 16]);
});

test('a secret that holds something else fails without a word of it', async () => {
  cloudFormation.secrets.set(SECRET_ARN, '-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----');
  const answer = await cloudFormation.request({});
  expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('not a private key') });
  expect(answer.text).not.toContain('hunter2');
  expect(cloudFormation.waits).toEqual([]);
});

test.each([
  ['an unknown kind of request', { RequestType: 'Rename' }],
  ['no generation', { ResourceProperties: { SecretArn: SECRET_ARN } }],
  ['a generation of zero', { ResourceProperties: { SecretArn: SECRET_ARN, Generation: '0' } }],
  ['a secret that is no ARN', { ResourceProperties: { SecretArn: 'key', Generation: '1' } }],
  ['a request id that Secrets Manager would not take', { RequestId: 'short' }],
])('%s is refused, not left unanswered', async (_, request) => {
  const answer = await cloudFormation.request(request);
  expect(answer).toMatchObject({
    Status: 'FAILED',
    Reason: expect.stringContaining('not one that this resource knows'),
  });
  expect(cloudFormation.calls()).toEqual([]);
});

test('a failed update keeps its physical id, so that CloudFormation deletes nothing', async () => {
  const request = { RequestType: 'Update', PhysicalResourceId: `${SECRET_ARN}/1`, ResourceProperties: {} };
  expect(await cloudFormation.request(request)).toMatchObject({
    Status: 'FAILED',
    PhysicalResourceId: `${SECRET_ARN}/1`,
  });
});

test('an answer that is not taken fails the call, without the signed address, and Lambda repeats it', async () => {
  cloudFormation.server.reply = ({ method }) =>
    method === 'PUT'
      ? { status: 403, body: '' }
      : { status: 200, body: JSON.stringify({ SecretString: '' }) };
  const failure: unknown = await cloudFormation.request({}).catch(error => error);
  expect(String(failure)).toContain('CloudFormation did not take the answer');
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('Signature');
});

test('an event that names nobody to answer is an error without its content', async () => {
  await expect(cloudFormation.handle({ secret: 'hunter2' })).rejects.toThrow(
    /^the event names nobody to answer$/,
  );
});
