import { METRIC } from '../../../core/contract';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { sweep } from '../../../lambdas/reconcile/sweep';
import { MINUTE } from '../../core/video/sample-records';
import { VIDEO } from '../pipeline-stage';
import { SweepStage } from './sweep-stage';

let stage: SweepStage;

beforeEach(() => {
  stage = new SweepStage();
});

/** Ids of films, each other than the samples' own. */
const ids = (count: number) => Array.from({ length: count }, (_, n) => `${n}`.padStart(21, 'B').concat('A'));

/** Films that the sweep has to announce. */
const unannounced = (count: number) => ids(count).map(id => stage.film('ready-unannounced', id).id);

const announced = () => stage.videoEvents.announced.map(({ id }) => id).toSorted();

const unlimited = { hasTime: () => true, random: () => 0.5 };

/** Time for so many films. */
function timeFor(films: number): () => boolean {
  let left = films;
  return () => {
    left -= 1;
    return left >= 0;
  };
}

test('every film with something left to do is mended in one sweep', async () => {
  const films = unannounced(40);
  await sweep(stage, unlimited);
  expect(announced()).toEqual(films.toSorted());
  expect(stage.lines.at(-1)).toEqual({ level: 'info', code: 'swept', swept: 40, failed: 0, left: 0 });
});

test('no more than eight films are worked on at once', async () => {
  unannounced(40);
  let [at, most] = [0, 0];
  stage.videoEvents.announce = async () => {
    at += 1;
    most = Math.max(most, at);
    await new Promise(setImmediate);
    at -= 1;
  };
  await sweep(stage, unlimited);
  expect(most).toBe(8);
});

test('one film’s error ends nothing but the work on it, and is logged with its code and the film’s id', async () => {
  const films = unannounced(3);
  const [broken, ...others] = films;
  const fault = new AwsError({ operation: 'Publish', status: 500, code: 'InternalError' });
  const announce = stage.videoEvents.announce.bind(stage.videoEvents);
  stage.videoEvents.announce = record => (record.id === broken ? Promise.reject(fault) : announce(record));
  await sweep(stage, unlimited);
  expect(announced()).toEqual(others);
  expect(stage.lines).toContainEqual({
    level: 'error',
    code: 'sweep_fault',
    film: broken,
    reason: 'Publish failed: 500 InternalError',
  });
  expect(stage.lines.at(-1)).toMatchObject({ swept: 2, failed: 1, left: 0 });
});

test('a sweep that meets an error counts it once, however many films it is about; another counts none', async () => {
  const broken = unannounced(3).slice(1);
  const announce = stage.videoEvents.announce.bind(stage.videoEvents);
  stage.videoEvents.announce = async record => {
    if (broken.includes(record.id)) throw new AwsError({ operation: 'Publish', status: 500 });
    await announce(record);
  };
  await sweep(stage, unlimited);
  expect(stage.metrics.counted).toEqual([METRIC.filmNotSwept]);
  stage.videoEvents.announce = announce;
  await sweep(stage, unlimited);
  expect(stage.metrics.counted).toEqual([METRIC.filmNotSwept]);
});

test('an error that is not ours is logged without its message, which may quote anything', async () => {
  unannounced(1);
  stage.videoEvents.beforeAnnounce = () => {
    throw new TypeError('A film');
  };
  await expect(sweep(stage, unlimited)).rejects.toThrow('not one film could be worked on');
  expect(JSON.stringify(stage.lines)).not.toContain('A film');
});

test('where nothing at all works, the sweep fails', async () => {
  unannounced(5);
  stage.videoEvents.beforeAnnounce = () => {
    throw new AwsError({ operation: 'Publish', status: 403 });
  };
  await expect(sweep(stage, unlimited)).rejects.toThrow('the sweep failed: not one film could be worked on');
});

test('while jobs cannot be listed, films are mended all the same, and then the sweep fails', async () => {
  const films = unannounced(2);
  stage.mediaConvert.lookUpError = new AwsError({ operation: 'ListJobs', status: 429 });
  await expect(sweep(stage, unlimited)).rejects.toThrow('a list could not be read to its end');
  expect(announced()).toEqual(films);
});

test('while films cannot be listed, those with a job of the last day are mended, and then the sweep fails', async () => {
  stage.film('transcoding');
  stage.output();
  stage.job({ status: 'COMPLETE' });
  stage.catalogue.beforeCall = operation => {
    if (operation === 'Query') throw new AwsError({ operation, status: 500 });
  };
  await expect(sweep(stage, unlimited)).rejects.toThrow('a list could not be read to its end');
  expect(stage.record).toMatchObject({ status: 'ready' });
});

test('a sweep without time begins nothing more, says how much is left, and does not fail', async () => {
  unannounced(40);
  await sweep(stage, { ...unlimited, hasTime: timeFor(10) });
  expect(announced()).toHaveLength(10);
  expect(stage.lines.at(-1)).toMatchObject({ swept: 10, failed: 0, left: 30 });
});

test('the last of a long list is reached too: sweeps that are too short each take others', async () => {
  const films = unannounced(40);
  let seed = 7;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  // Those that stay unannounced are still to do, so a fixed order would come to the same films again and again.
  stage.videoEvents.announce = async film => {
    stage.videoEvents.announced.push(film);
    throw new AwsError({ operation: 'Publish', status: 500 });
  };
  for (let turn = 0; turn < 40; turn += 1) {
    await sweep(stage, { random, hasTime: timeFor(8) }).catch(() => undefined);
  }
  expect([...new Set(announced())]).toEqual(films.toSorted());
});

test('a job of somebody else in our queue is left alone', async () => {
  stage.job({ status: 'PROGRESSING', video: 'not a film' });
  stage.mediaConvert.jobs.push({
    jobId: 'by hand',
    status: 'PROGRESSING',
    createdAt: stage.now(),
    input: '',
    queue: '',
  });
  await sweep(stage, unlimited);
  expect(stage.mediaConvert.canceled).toEqual([]);
  expect(stage.lines).toEqual([expect.objectContaining({ code: 'swept', swept: 0 })]);
});

test('only jobs of the last day are listed; an older one of a removed film is none of the sweep’s', async () => {
  stage.job({ status: 'PROGRESSING', jobId: 'old', createdAt: stage.now() - 25 * 60 * MINUTE });
  stage.job({ status: 'PROGRESSING', jobId: 'new', createdAt: stage.now() - 23 * 60 * MINUTE });
  await sweep(stage, unlimited);
  expect(stage.mediaConvert.canceled).toEqual(['new']);
  expect(stage.lines).toContainEqual(expect.objectContaining({ repair: 'surplus_job', film: VIDEO }));
});
