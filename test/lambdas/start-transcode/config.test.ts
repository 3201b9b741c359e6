import { parseConfig } from '../../../lambdas/start-transcode/config';

const env = {
  CATALOGUE_TABLE: 'stack-Videos-1A',
  MEDIA_BUCKET: 'films',
  UPLOAD_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/1/uploads',
  JOB_QUEUE_ARN: 'arn:aws:mediaconvert:eu-central-1:1:queues/films',
  JOB_ROLE_ARN: 'arn:aws:iam::1:role/jobs',
  VIDEO_EVENTS_TOPIC_ARN: 'arn:aws:sns:eu-central-1:1:video-events',
  INGEST: 'any',
};

test('a whole environment becomes settings', () => {
  expect(parseConfig(env)).toEqual({
    catalogueTable: 'stack-Videos-1A',
    mediaBucket: 'films',
    uploadQueueUrl: env.UPLOAD_QUEUE_URL,
    jobQueueArn: env.JOB_QUEUE_ARN,
    jobRoleArn: env.JOB_ROLE_ARN,
    videoEventsTopicArn: env.VIDEO_EVENTS_TOPIC_ARN,
    ingest: 'any',
  });
});

test('all faults of an empty environment are reported together', () => {
  const names = Object.keys(env);
  expect(() => parseConfig({})).toThrow(
    new RegExp(`^environment: ${names.map(name => `${name} must be .+`).join('; ')}$`),
  );
});

test.each([
  ['CATALOGUE_TABLE', 'secret value'],
  ['MEDIA_BUCKET', 'Secret-value'],
  ['UPLOAD_QUEUE_URL', 'secret-value'],
  ['JOB_QUEUE_ARN', 'arn:aws:secret-value'],
  ['JOB_ROLE_ARN', 'secret-value'],
  ['VIDEO_EVENTS_TOPIC_ARN', 'arn:aws:sqs:secret-value'],
  ['INGEST', 'secret-value'],
])('%s=%s is refused without repeating the value', (name, value) => {
  const parse = () => parseConfig({ ...env, [name]: value });
  expect(parse).toThrow(`${name} must be`);
  expect(parse).not.toThrow(/secret/i);
});
