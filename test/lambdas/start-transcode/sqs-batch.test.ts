import { MessageError } from '../../../lambdas/start-transcode/message-error';
import { parseBatch } from '../../../lambdas/start-transcode/sqs-batch';

test('the messages of a batch are told by id and body', () => {
  const message = { messageId: 'm', body: 'b' };
  expect(parseBatch({ Records: [{ ...message, attributes: {} }] })).toEqual([message]);
});

test.each([undefined, null, {}, { Records: [{ body: 'b' }] }, { Records: [{ messageId: '', body: 'b' }] }])(
  '%o is no batch',
  event => {
    expect(() => parseBatch(event)).toThrow(MessageError);
  },
);
