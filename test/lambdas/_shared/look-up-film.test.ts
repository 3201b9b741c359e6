import { METRIC } from '../../../core/contract';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { lookUpFilm } from '../../../lambdas/_shared/look-up-film';
import { MINUTE } from '../../core/video/sample-records';
import { PipelineStage } from '../pipeline-stage';

let stage: PipelineStage;

beforeEach(() => {
  stage = new PipelineStage();
  stage.clock.advance(2 * MINUTE);
});

const LOST = 'submitting-in-doubt';

test('of the jobs of one submission the furthest is adopted, the others are counted and canceled', async () => {
  const film = stage.film(LOST);
  stage.job({ jobId: 'waiting', status: 'SUBMITTED' });
  stage.job({ jobId: 'at work', status: 'PROGRESSING', percent: 12 });
  const recorded = await lookUpFilm(stage, film, 'w2');
  expect(recorded.map(({ decision }) => decision.kind)).toEqual(['write', 'surplus']);
  expect(stage.record).toMatchObject({ status: 'transcoding', jobId: 'at work', progress: 12 });
  expect(stage.mediaConvert.canceled).toEqual(['waiting']);
  expect(stage.metrics.counted).toEqual([METRIC.secondJob]);
});

test('a job that is complete by the time it is found makes the film ready, after a look at its output', async () => {
  const film = stage.film(LOST);
  stage.output();
  stage.job({ status: 'COMPLETE' });
  await lookUpFilm(stage, film, 'w2');
  expect(stage.record).toMatchObject({ status: 'ready', durationSeconds: 60 });
});

test('a job that has failed by the time it is found begins the next run', async () => {
  const film = stage.film(LOST);
  stage.job({ status: 'ERROR', errorCode: 3450 });
  await lookUpFilm(stage, film, 'w2');
  expect(stage.record).toMatchObject({ status: 'submitting', attempt: { run: 'new-run-1' } });
});

test('two look-ups without a job, far enough apart, give the one who looked the lease', async () => {
  await lookUpFilm(stage, stage.film(LOST), 'w2');
  expect(stage.record).toMatchObject({ lease: { holder: 'w1', firstEmptyAt: stage.now() } });
  stage.clock.advance(10 * MINUTE);
  await lookUpFilm(stage, stage.film('submitting-searched'), 'w2');
  expect(stage.record).toMatchObject({ lease: { holder: 'w2', resubmissions: 1 } });
});

test('a look-up that fails decides nothing', async () => {
  const film = stage.film(LOST);
  stage.mediaConvert.lookUpError = new AwsError({ operation: 'ListJobs', status: 500 });
  await expect(lookUpFilm(stage, film, 'w2')).rejects.toThrow('ListJobs failed');
  expect(stage.record).toEqual(film);
});

test('a film that never asked for a job is not looked for', async () => {
  stage.mediaConvert.beforeCall = operation => {
    throw new Error(operation);
  };
  expect(await lookUpFilm(stage, stage.film('uploaded'), 'w2')).toEqual([]);
});
