import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { failureOf } from '../../../core/video/failure';
import { openVideoEvents } from '../../../lambdas/_shared/video-events';
import { SAMPLES } from '../../core/video/sample-records';

const TOPIC = 'arn:aws:sns:eu-central-1:1:video-events';

/** What is published of a sample record. */
async function published(state: string) {
  const record = SAMPLES[state];
  if (record?.status !== 'ready' && record?.status !== 'failed')
    throw new Error(`${state} is not at its end`);
  const client = new SNSClient({});
  const sns = mockClient(client);
  sns.on(PublishCommand).resolves({});
  await openVideoEvents({ topicArn: TOPIC, client }).announce(record);
  const { Message = '', ...input } = sns.commandCalls(PublishCommand)[0]?.args[0].input ?? {};
  return { input, message: JSON.parse(Message) };
}

const film = { version: 1, id: 'AAAAAAAAAAAAAAAAAAAAAA', title: 'A film' };

test('a film that is ready is announced by id and title', async () => {
  expect(await published('ready')).toEqual({
    input: { TopicArn: TOPIC, MessageAttributes: { status: { DataType: 'String', StringValue: 'ready' } } },
    message: { ...film, status: 'ready' },
  });
});

test('a film that has failed is announced with the reason', async () => {
  const { input, message } = await published('failed-job-none');
  expect(input).toMatchObject({ MessageAttributes: { status: { StringValue: 'failed' } } });
  expect(message).toMatchObject({ ...film, status: 'failed', failure: { code: expect.any(String) } });
  expect(message.failure).toEqual(failureOf(message.failure.code, message.failure.jobErrorCode));
});
