import { GetJobCommand, MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { sdkOptions } from '../../../lambdas/_shared/sdk-options';
import { type RecordingServer, startRecordingServer } from '../recording-server';

let server: RecordingServer;

beforeEach(async () => {
  server = await startRecordingServer(() => ({ status: 429, body: '{}' }));
});

afterEach(() => server.close());

/** How many calls arrive for one that is throttled. */
async function callsOf(options: ReturnType<typeof sdkOptions>): Promise<number> {
  const client = new MediaConvertClient({
    ...options,
    endpoint: server.origin,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-real-key' },
  });
  await expect(client.send(new GetJobCommand({ Id: 'j1' }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 429 },
  });
  client.destroy();
  return server.requests.length;
}

test('a call that may be made again is made three times at most', async () => {
  expect(await callsOf(sdkOptions())).toBe(3);
});

test('a call with one attempt is made once, whatever the answer', async () => {
  expect(await callsOf(sdkOptions({ attempts: 1 }))).toBe(1);
});

test('a call without an answer ends', async () => {
  server.reply = () => 'hang';
  const client = new MediaConvertClient({
    ...sdkOptions({ attempts: 1, requestTimeout: 1 }),
    endpoint: server.origin,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-real-key' },
  });
  await expect(client.send(new GetJobCommand({ Id: 'j1' }))).rejects.toMatchObject({ name: 'TimeoutError' });
  client.destroy();
});
