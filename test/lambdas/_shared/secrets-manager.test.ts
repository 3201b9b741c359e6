import { getSecretString, putSecretString } from '../../../lambdas/_shared/secrets-manager';
import { setAwsVariables } from '../aws-variables';
import { type RecordingServer, startRecordingServer } from '../recording-server';

const ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:grant-1-AbCdEf';

let secrets: RecordingServer;
let restore: () => void;

beforeEach(async () => {
  secrets = await startRecordingServer(() => ({ status: 200, body: '{"SecretString":"the value"}' }));
  restore = setAwsVariables({ AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.origin });
});

afterEach(async () => {
  restore();
  await secrets.close();
});

test('a secret is read by its ARN in the JSON 1.1 protocol, signed', async () => {
  expect(await getSecretString(ARN)).toBe('the value');
  const [request] = secrets.requests;
  expect(request).toMatchObject({ method: 'POST', url: '/' });
  expect(JSON.parse(request?.body ?? '')).toEqual({ SecretId: ARN });
  expect(request?.headers).toMatchObject({
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'secretsmanager.GetSecretValue',
    authorization: expect.stringContaining('/eu-central-1/secretsmanager/aws4_request'),
  });
});

test.each(['ResourceNotFoundException', 'com.amazonaws.secretsmanager#ResourceNotFoundException'])(
  '%s means that there is no value yet',
  async type => {
    secrets.reply = () => ({ status: 400, body: JSON.stringify({ __type: type }) });
    expect(await getSecretString(ARN)).toBeUndefined();
  },
);

test('a refusal says operation, status and code, and neither the ARN nor the service’s own words', async () => {
  secrets.reply = () => ({
    status: 400,
    body: JSON.stringify({ __type: 'AccessDeniedException', Message: `not authorized on ${ARN}` }),
  });
  await expect(getSecretString(ARN)).rejects.toThrow(/^GetSecretValue failed: 400 AccessDeniedException$/);
});

test('an answer that is not JSON is a failure with its status', async () => {
  secrets.reply = () => ({ status: 403, body: '<html>' });
  await expect(getSecretString(ARN)).rejects.toThrow(/^GetSecretValue failed: 403$/);
});

test('a binary secret is a failure, not an empty text', async () => {
  secrets.reply = () => ({ status: 200, body: '{"SecretBinary":"AAAA"}' });
  await expect(getSecretString(ARN)).rejects.toThrow(/^GetSecretValue failed: NoSecretString$/);
});

test('a value is written once even when the first attempt went wrong: both carry one request token', async () => {
  secrets.reply = () => (secrets.requests.length === 1 ? 'drop' : { status: 200, body: '{}' });
  await putSecretString(ARN, 'new value');
  const bodies = secrets.requests.map(request => JSON.parse(request.body));
  expect(bodies).toHaveLength(2);
  expect(bodies[0]).toEqual(bodies[1]);
  expect(bodies[0]).toEqual({
    SecretId: ARN,
    SecretString: 'new value',
    ClientRequestToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(secrets.requests[0]?.headers['x-amz-target']).toBe('secretsmanager.PutSecretValue');
});

test('a write that was not taken throws', async () => {
  secrets.reply = () => ({ status: 400, body: '{"__type":"LimitExceededException"}' });
  await expect(putSecretString(ARN, 'new value')).rejects.toThrow(
    /^PutSecretValue failed: 400 LimitExceededException$/,
  );
});
