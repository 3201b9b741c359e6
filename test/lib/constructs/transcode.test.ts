import { CATALOGUE, TRANSCODE_ENV, URL_SUFFIX_ENV } from '../../../core/contract';
import { roleStatements } from '../policies';
import { environment, rights } from '../spelled';
import { ofType, only, synthesised } from '../synthesised';

const template = synthesised();

const JOINED = '{MediaBucket}/vod/*/captions*';
const JOIN = `s3:PutObject on ${JOINED} {MediaBucket}/vod/*/index.m3u8 {MediaBucket}/vod/*/index.mpd`;
const CAPTIONS = '{MediaBucket}/uploads/*/captions/*';
const JOBS = 'arn:{AWS::Partition}:mediaconvert:{AWS::Region}:{AWS::AccountId}:jobs/*';

test('start-transcode may do what an upload takes, and nothing else', () => {
  expect(rights(template, 'TranscodeStartTranscode').sort()).toEqual(
    [
      'logs:CreateLogStream logs:PutLogEvents on {TranscodeStartTranscodeLogGroup}',
      'dynamodb:GetItem dynamodb:PutItem on {CatalogueVideos}',
      `s3:GetObject on {MediaBucket}/uploads/* ${CAPTIONS} {MediaBucket}/vod/*`,
      JOIN,
      `s3:DeleteObject on ${JOINED}`,
      's3:ListBucket on {MediaBucket}',
      'mediaconvert:CreateJob mediaconvert:ListJobs mediaconvert:SearchJobs on {TranscodeJobsQueue}',
      'mediaconvert:Probe on *',
      `mediaconvert:CancelJob on ${JOBS}`,
      'iam:PassRole on {TranscodeJobRole} if',
      'sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage sqs:SendMessage on {TranscodeUploadsQueue}',
      'sns:Publish on {TranscodeEventsTopic}',
    ].sort(),
  );
});

test('finish-transcode may do what the event of a job takes, and nothing else', () => {
  expect(rights(template, 'TranscodeFinishTranscode').sort()).toEqual(
    [
      'logs:CreateLogStream logs:PutLogEvents on {TranscodeFinishTranscodeLogGroup}',
      'dynamodb:GetItem dynamodb:PutItem on {CatalogueVideos}',
      `s3:GetObject on ${CAPTIONS} {MediaBucket}/vod/*`,
      JOIN,
      `s3:DeleteObject on ${JOINED}`,
      's3:ListBucket on {MediaBucket}',
      `mediaconvert:CancelJob on ${JOBS}`,
      'sqs:SendMessage on {TranscodeJobEventsDeadLetters} {TranscodeUploadsQueue}',
      'sns:Publish on {TranscodeEventsTopic}',
    ].sort(),
  );
});

test('reconcile may look at everything, go on with it and remove what is being deleted, but ask for no job', () => {
  expect(rights(template, 'TranscodeReconcile').sort()).toEqual(
    [
      'logs:CreateLogStream logs:PutLogEvents on {TranscodeReconcileLogGroup}',
      'dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem on {CatalogueVideos}',
      `dynamodb:Query on {CatalogueVideos}/index/${CATALOGUE.byAttention.index}`,
      `s3:GetObject on {MediaBucket}/uploads/* ${CAPTIONS} {MediaBucket}/vod/*`,
      JOIN,
      's3:AbortMultipartUpload s3:DeleteObject on {MediaBucket}/uploads/*',
      `s3:DeleteObject on {MediaBucket}/vod/* ${JOINED}`,
      'cloudfront:CreateInvalidation on arn:{AWS::Partition}:cloudfront::{AWS::AccountId}:distribution/{DeliveryDistribution}',
      's3:ListBucket on {MediaBucket}',
      'mediaconvert:ListJobs mediaconvert:SearchJobs on {TranscodeJobsQueue}',
      `mediaconvert:CancelJob mediaconvert:GetJob on ${JOBS}`,
      'sqs:SendMessage on {TranscodeSweepDeadLetters} {TranscodeUploadsQueue}',
      'sns:Publish on {TranscodeEventsTopic}',
    ].sort(),
  );
});

test('a job reads sources and writes films, and nothing else', () => {
  expect(rights(template, 'TranscodeJobRole')).toEqual([
    's3:GetObject on {MediaBucket}/uploads/*',
    's3:PutObject on {MediaBucket}/vod/*',
  ]);
});

test('the role of jobs can be taken by MediaConvert for this account, and passed to MediaConvert alone', () => {
  const { AssumeRolePolicyDocument } = only(template, 'AWS::IAM::Role', 'TranscodeJobRole').Properties;
  expect(AssumeRolePolicyDocument).toMatchObject({
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'mediaconvert.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ],
  });
  const passing = roleStatements(template, 'TranscodeStartTranscode').filter(({ Action }) =>
    Action.includes('iam:PassRole'),
  );
  expect(passing).toMatchObject([
    { Condition: { StringEquals: { 'iam:PassedToService': 'mediaconvert.amazonaws.com' } } },
  ]);
});

test('jobs wait in a queue of our own, which is paid by use', () => {
  expect(only(template, 'AWS::MediaConvert::Queue').Properties).toMatchObject({
    PricingPlan: 'ON_DEMAND',
    Status: 'ACTIVE',
  });
});

const EVERYWHERE = {
  [URL_SUFFIX_ENV]: '{AWS::URLSuffix}',
  [TRANSCODE_ENV.catalogueTable]: '{CatalogueVideos}',
  [TRANSCODE_ENV.mediaBucket]: '{MediaBucket}',
  [TRANSCODE_ENV.uploadQueueUrl]: '{TranscodeUploadsQueue}',
  [TRANSCODE_ENV.jobQueueArn]: '{TranscodeJobsQueue}',
  [TRANSCODE_ENV.videoEventsTopicArn]: '{TranscodeEventsTopic}',
};
const SUBMIT = { [TRANSCODE_ENV.jobRoleArn]: '{TranscodeJobRole}', [TRANSCODE_ENV.ingest]: 'announced' };

test.each([
  ['StartTranscode', { ...EVERYWHERE, ...SUBMIT }],
  ['FinishTranscode', EVERYWHERE],
  ['Reconcile', { ...EVERYWHERE, [TRANSCODE_ENV.distributionId]: '{DeliveryDistribution}' }],
])('%s is told where everything is that it may use', (name, told) => {
  expect(environment(template, `Transcode${name}`)).toEqual(told);
});

test('uploads that nobody announced are taken where the setting says so', () => {
  const any = synthesised({ ingest: 'any' });
  expect(environment(any, 'TranscodeStartTranscode')[TRANSCODE_ENV.ingest]).toBe('any');
});

test('each function has a role of its own', () => {
  const roles = ofType(template, 'AWS::Lambda::Function').map(([, { Properties }]) =>
    JSON.stringify(Properties['Role']),
  );
  expect(new Set(roles).size).toBe(roles.length);
});
