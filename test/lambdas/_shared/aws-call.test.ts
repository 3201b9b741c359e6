import { callAws } from '../../../lambdas/_shared/aws-call';
import { awsEnvironment } from '../../../lambdas/_shared/aws-environment';
import { type RecordingServer, startRecordingServer } from '../recording-server';

const environment = awsEnvironment({
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'not-a-real-secret-access-key',
});

let service: RecordingServer;

beforeEach(async () => {
  service = await startRecordingServer(() => ({ status: 200, body: 'yes' }));
});

afterEach(() => service.close());

const call = () => ({ operation: 'GetObject', service: 's3', method: 'GET', url: service.origin }) as const;

test.each([429, 500, 503])('status %d is tried once more', async status => {
  service.reply = () => (service.requests.length === 1 ? { status, body: '' } : { status: 200, body: 'yes' });
  expect(await callAws(call(), environment)).toEqual({ status: 200, body: Buffer.from('yes') });
  expect(service.requests).toHaveLength(2);
});

test('a second 503 is the answer', async () => {
  service.reply = () => ({ status: 503, body: 'SlowDown' });
  expect(await callAws(call(), environment)).toMatchObject({ status: 503 });
  expect(service.requests).toHaveLength(2);
});

test('a closed connection is tried once more and then a failure', async () => {
  service.reply = () => 'drop';
  await expect(callAws(call(), environment)).rejects.toThrow(/^GetObject failed: Network$/);
  expect(service.requests).toHaveLength(2);
});

test('a refusal is not tried again', async () => {
  service.reply = () => ({ status: 403, body: '' });
  expect(await callAws(call(), environment)).toMatchObject({ status: 403 });
  expect(service.requests).toHaveLength(1);
});

test('a connection that fell silent is given up, and the second attempt is answered', async () => {
  service.reply = () => (service.requests.length === 1 ? 'hang' : { status: 200, body: 'yes' });
  expect(await callAws(call(), environment, 1_000)).toMatchObject({ status: 200 });
});

test('a service that never answers is given up', async () => {
  service.reply = () => 'hang';
  await expect(callAws(call(), environment, 50)).rejects.toThrow(/^GetObject failed: Timeout$/);
});

test('a redirect is not followed, so that signed headers go nowhere else', async () => {
  service.reply = () => ({ status: 307, body: '' });
  expect(await callAws(call(), environment)).toMatchObject({ status: 307 });
  expect(service.requests).toHaveLength(1);
});
