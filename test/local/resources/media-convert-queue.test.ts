import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateJobCommand, GetJobCommand, MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createJob } from '../../../core/ladder/create-job';
import { chooseRenditions } from '../../../core/ladder/renditions';
import { systemClock } from '../../../local/clock';
import { FREE_PORTS, type LocalStack, startStack } from '../../../local/start-stack';
import { parseTemplate } from '../../../local/template/template';
import { sourceFilmOf } from '../../core/ladder/source-film-of';
import { ffmpeg, H264, picture, tone } from '../packager/make-film';
import { temporaryFolder } from '../temporary-folder';

const VIDEO = 'AAAAAAAAAAAAAAAAAAAAAA';
const root = temporaryFolder();
const clients: { destroy(): void }[] = [];
let stack: LocalStack | undefined;

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await stack?.close();
});

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const below = (prefix: string) => ({ 'Fn::Join': ['', [arnOf('Media'), `/${prefix}/*`]] });
const allow = (Action: string, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });

/** What a job needs, as CDK writes it. */
const RESOURCES = {
  Media: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketEncryption: {},
      PublicAccessBlockConfiguration: {
        ...{ BlockPublicAcls: true, BlockPublicPolicy: true },
        ...{ IgnorePublicAcls: true, RestrictPublicBuckets: true },
      },
    },
  },
  JobRole: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            ...{ Action: 'sts:AssumeRole', Effect: 'Allow' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
            Principal: { Service: 'mediaconvert.amazonaws.com' },
          },
        ],
      },
    },
  },
  JobPolicy: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: 'JobPolicy',
      PolicyDocument: {
        Statement: [allow('s3:GetObject', below('uploads')), allow('s3:PutObject', below('vod'))],
      },
      Roles: [{ Ref: 'JobRole' }],
    },
  },
  Jobs: {
    Type: 'AWS::MediaConvert::Queue',
    Properties: { Description: 'Films of Test.', PricingPlan: 'ON_DEMAND', Status: 'ACTIVE' },
  },
};

function start(properties: object = {}): Promise<LocalStack> {
  const Jobs = { ...RESOURCES.Jobs, Properties: { ...RESOURCES.Jobs.Properties, ...properties } };
  const template = parseTemplate({
    Resources: { ...RESOURCES, Jobs },
    Outputs: {
      Bucket: { Value: { Ref: 'Media' } },
      Queue: { Value: arnOf('Jobs') },
      Role: { Value: arnOf('JobRole') },
    },
  });
  return startStack({
    assembly: { stackName: 'Test', template, assets: new Map() },
    dataDir: join(root, 'data'),
    ports: FREE_PORTS,
    clock: systemClock,
    log: () => {},
  });
}

function settings(endpoint: string, { services }: LocalStack) {
  const { accessKeyId, secretAccessKey } = services.operator;
  return { endpoint, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey } };
}

function clientsOf(running: LocalStack): { s3: S3Client; mediaConvert: MediaConvertClient } {
  const s3 = new S3Client({ ...settings(running.services.s3.origin, running), forcePathStyle: true });
  const mediaConvert = new MediaConvertClient(settings(running.services.mediaConvert.origin, running));
  clients.push(s3, mediaConvert);
  return { s3, mediaConvert };
}

test('a job in the template’s queue, under the template’s role, makes a film that outlives the process', async () => {
  ffmpeg(...picture('320x180', '30', 2), ...tone(2), ...H264, '-c:a', 'aac', join(root, 'film.mp4'));
  stack = await start();
  const { s3, mediaConvert } = clientsOf(stack);
  const { Bucket: bucket = '', Queue: queue = '', Role: role = '' } = stack.outputs;
  const Body = readFileSync(join(root, 'film.mp4'));
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `uploads/${VIDEO}/source`, Body }));
  const film = sourceFilmOf({
    ...{ width: 320, height: 180, frameRate: { num: 30, den: 1 }, durationSeconds: 2 },
    audio: { track: 1, channels: 1, language: undefined },
  });
  const order = { video: VIDEO, run: '1', submission: 'once', bucket, queue, role };
  const { Job } = await mediaConvert.send(
    new CreateJobCommand(createJob(film, chooseRenditions(film), order)),
  );
  await stack.services.mediaConvert.idle();
  const done = await mediaConvert.send(new GetJobCommand({ Id: Job?.Id }));
  expect(done.Job).toMatchObject({ Status: 'COMPLETE', Queue: queue });
  expect(done.Job?.OutputGroupDetails?.[0]?.OutputDetails?.[0]).toEqual({
    DurationInMs: 2000,
    VideoDetails: { WidthInPx: 320, HeightInPx: 180 },
  });
  for (const file of ['index.m3u8', 'index.mpd', 'index_180p.m3u8', 'images/poster.0000001.jpg']) {
    const Key = `vod/${VIDEO}/1/${file}`;
    expect((await s3.send(new GetObjectCommand({ Bucket: bucket, Key }))).ContentLength).toBeGreaterThan(0);
  }

  await stack.close();
  stack = await start();
  expect(stack.services.mediaConvert.jobs()).toMatchObject([{ id: Job?.Id, status: 'COMPLETE' }]);
});

test.each([
  [{ PricingPlan: 'RESERVED' }, 'PricingPlan'],
  [{ Status: 'PAUSED' }, 'Status'],
  [{ ConcurrentJobs: 3 }, 'ConcurrentJobs'],
])('a queue with %j stops the start and is named', async (properties, name) => {
  await expect(start(properties)).rejects.toThrow(new RegExp(`Jobs \\(AWS::MediaConvert::Queue\\).*${name}`));
});
