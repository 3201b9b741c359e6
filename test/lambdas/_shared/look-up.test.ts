import { AwsError } from '../../../lambdas/_shared/aws-error';
import { lookUp } from '../../../lambdas/_shared/look-up';
import { T0 } from '../../core/video/sample-records';
import { PipelineStage, VIDEO } from '../pipeline-stage';

const DAY = 24 * 60 * 60_000;

let stage: PipelineStage;
let calls: string[];

beforeEach(() => {
  stage = new PipelineStage();
  calls = [];
  stage.mediaConvert.beforeCall = operation => {
    calls.push(operation);
    stage.clock.advance(1000);
  };
});

const find = (since = T0) =>
  lookUp(stage.mediaConvert, {
    video: VIDEO,
    submission: 's1',
    input: `s3://media/uploads/${VIDEO}/source`,
    since,
    now: stage.now,
  });

test('every job of the submission is found in the list of our own queue, and nothing is searched then', async () => {
  stage.job({ jobId: 'j1', status: 'ERROR' });
  stage.job({ jobId: 'j2', status: 'SUBMITTED' });
  stage.job({ jobId: 'other run', status: 'COMPLETE', submission: 's0' });
  stage.job({ jobId: 'other film', status: 'COMPLETE', video: 'BBBBBBBBBBBBBBBBBBBBBA' });
  const { startedAt, jobs } = await find();
  expect(jobs.map(({ jobId }) => jobId).toSorted()).toEqual(['j1', 'j2']);
  expect(startedAt).toBe(T0);
  expect(calls).toEqual(['ListJobs']);
});

test('a job that the list does not show is found by its input', async () => {
  stage.job({ status: 'PROGRESSING', createdAt: T0 - DAY });
  const { jobs } = await find();
  expect(jobs).toMatchObject([{ jobId: 'j1' }]);
  expect(calls).toEqual(['ListJobs', 'SearchJobs']);
});

test('a job made when MediaConvert’s clock was some minutes behind ours is in the list', async () => {
  stage.job({ status: 'PROGRESSING', createdAt: T0 - 5 * 60_000 });
  await find();
  expect(calls).toEqual(['ListJobs']);
});

test('a look-up counts from before its first call, and is empty only after both', async () => {
  stage.job({ jobId: 'other run', status: 'COMPLETE', submission: 's0' });
  expect(await find()).toEqual({ startedAt: T0, jobs: [] });
  expect(calls).toEqual(['ListJobs', 'SearchJobs']);
});

test.each(['ListJobs', 'SearchJobs'])('a look-up whose %s fails says nothing', async operation => {
  const fault = new AwsError({ operation, status: 429, code: 'TooManyRequestsException' });
  stage.mediaConvert.beforeCall = called => {
    if (called === operation) throw fault;
  };
  await expect(find()).rejects.toBe(fault);
});
