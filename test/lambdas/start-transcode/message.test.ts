import { parseMessage } from '../../../lambdas/start-transcode/message';
import { MessageError } from '../../../lambdas/start-transcode/message-error';
import { VIDEO } from './start-stage';

test('a message of our own names the film and the retries', () => {
  expect(parseMessage(`{"video":"${VIDEO}","retry":3}`)).toEqual({
    kind: 'continue',
    video: VIDEO,
    retry: 3,
  });
});

test("S3's records are passed on unread", () => {
  expect(parseMessage('{"Records":[1,{"a":2}]}')).toEqual({ kind: 'notification', records: [1, { a: 2 }] });
});

test("S3's test event is known", () => {
  const event = { Service: 'Amazon S3', Event: 's3:TestEvent', Time: 't', Bucket: 'media', RequestId: 'r' };
  expect(parseMessage(JSON.stringify(event))).toEqual({ kind: 'test_event' });
});

test.each([
  '',
  'secret',
  '"secret"',
  'null',
  '{}',
  '{"Event":"s3:TestEvent"}',
  '{"video":"secret","retry":0}',
  `{"video":"${VIDEO}"}`,
  `{"video":"${VIDEO}","retry":-1}`,
  `{"video":"${VIDEO}","retry":0.5}`,
  `{"video":"${VIDEO}","retry":0,"more":1}`,
])('%s is not understood, and not repeated', body => {
  expect(() => parseMessage(body)).toThrow(MessageError);
  expect(() => parseMessage(body)).not.toThrow(/secret/);
});
