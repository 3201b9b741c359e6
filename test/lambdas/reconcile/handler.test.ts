import { createHandler } from '../../../lambdas/reconcile/handler';
import { PIPELINE_ENV, VIDEO } from '../pipeline-stage';
import { SweepStage } from './sweep-stage';

let stage: SweepStage;

beforeEach(() => {
  stage = new SweepStage();
});

function handlerWith(env: Record<string, string | undefined>) {
  return createHandler({
    env,
    now: stage.now,
    random: () => 0,
    randomBytes: size => Buffer.alloc(size, 7),
    log: stage.log,
    open: () => stage,
  });
}

const SCHEDULED = { 'detail-type': 'Scheduled Event', source: 'aws.events', detail: {} };
const context = (remaining: number) => ({ getRemainingTimeInMillis: () => remaining });

test('a schedule’s event makes a sweep', async () => {
  stage.film('ready-unannounced');
  await handlerWith(PIPELINE_ENV)(SCHEDULED, context(600_000));
  expect(stage.videoEvents.announced).toMatchObject([{ id: VIDEO }]);
});

test('a run that a sweep finds worth repeating gets names that are random', async () => {
  stage.film('transcoding');
  stage.job({ status: 'ERROR', errorCode: 1999 });
  await handlerWith(PIPELINE_ENV)(SCHEDULED, context(600_000));
  const name = Buffer.alloc(16, 7).toString('base64url');
  expect(stage.record).toMatchObject({ attempt: { run: name, submission: name } });
});

test('with little time left no film is begun', async () => {
  const film = stage.film('ready-unannounced');
  await handlerWith(PIPELINE_ENV)(SCHEDULED, context(60_000));
  expect(stage.record).toEqual(film);
});

test('an environment without the table fails by its name, before anything is asked', async () => {
  const handle = handlerWith({ ...PIPELINE_ENV, CATALOGUE_TABLE: undefined });
  await expect(handle(SCHEDULED, context(600_000))).rejects.toThrow(
    'CATALOGUE_TABLE must be the name of a table',
  );
});
