import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { openUploadQueue } from '../../../lambdas/_shared/upload-queue';

const URL = 'https://sqs.eu-central-1.amazonaws.com/1/uploads';

test('a message names the film and how many retries went before', async () => {
  const client = new SQSClient({});
  const sqs = mockClient(client);
  sqs.on(SendMessageCommand).resolves({});
  await openUploadQueue({ url: URL, client }).send({ video: 'v', retry: 2 }, 60);
  expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toEqual({
    QueueUrl: URL,
    MessageBody: '{"video":"v","retry":2}',
    DelaySeconds: 60,
  });
});

test('a message that was not taken is an error without the address', async () => {
  const client = new SQSClient({});
  mockClient(client)
    .on(SendMessageCommand)
    .rejects(Object.assign(new Error(URL), { name: 'QueueDoesNotExist' }));
  const sent = openUploadQueue({ url: URL, client }).send({ video: 'v', retry: 0 }, 0);
  await expect(sent).rejects.toThrow(/^SendMessage failed: QueueDoesNotExist$/);
});
