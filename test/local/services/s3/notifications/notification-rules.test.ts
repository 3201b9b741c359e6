import {
  fits,
  readNotificationRules,
} from '../../../../../local/services/s3/notifications/notification-rules';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:uploads';
const filtered = (prefix: string, suffix: string) => ({
  Event: 's3:ObjectCreated:*',
  Queue: QUEUE,
  Filter: {
    S3Key: {
      Rules: [
        { Name: 'prefix', Value: prefix },
        { Name: 'suffix', Value: suffix },
      ],
    },
  },
});
const read = (...QueueConfigurations: unknown[]) => readNotificationRules({ QueueConfigurations });

test('keys fit by their beginning and their end', () => {
  const [rule] = read(filtered('uploads/', '/source'));
  expect(rule).toEqual({ queueArn: QUEUE, prefix: 'uploads/', suffix: '/source' });
  const chosen = ['uploads/a/source', 'uploads/a/source2', 'vod/a/source'].filter(
    key => rule !== undefined && fits(rule, key),
  );
  expect(chosen).toEqual(['uploads/a/source']);
});

test('without a filter every key fits', () => {
  const [rule] = read({ Event: 's3:ObjectCreated:*', Queue: QUEUE });
  expect(rule !== undefined && fits(rule, 'anything')).toBe(true);
});

test.each([
  ['another event', { ...filtered('', ''), Event: 's3:ObjectRemoved:*' }],
  [
    'another filter',
    { ...filtered('', ''), Filter: { S3Key: { Rules: [{ Name: 'contains', Value: 'x' }] } } },
  ],
])('%s is not accepted', (_what, configuration) => {
  expect(() => read(configuration)).toThrow();
});

test('filters that overlap are not accepted, those that cannot both fit are', () => {
  expect(() => read(filtered('uploads/', ''), filtered('uploads/a', '/source'))).toThrow(TypeError);
  expect(() => read(filtered('uploads/', '/source'), filtered('uploads/', '.vtt'))).not.toThrow();
});
