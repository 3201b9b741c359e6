import { sourceKey } from '../../../core/video/object-keys';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { removeFilm } from '../../../lambdas/_shared/remove-film';
import { takeFact } from '../../../lambdas/_shared/take-fact';
import { MINUTE, SAMPLES } from '../../core/video/sample-records';
import { PipelineStage, VIDEO } from '../pipeline-stage';

let stage: PipelineStage;
let order: string[];

beforeEach(() => {
  stage = new PipelineStage();
  order = [];
  const note = (operation: string) => {
    order.push(operation);
  };
  stage.uploads.beforeCall = note;
  stage.eraser.beforeCall = note;
  stage.edgeCache.beforeCall = note;
  stage.mediaConvert.beforeCall = note;
  stage.catalogue.beforeCall = operation => {
    if (operation === 'DeleteItem') note(operation);
  };
});

const deleteWanted = () => takeFact(stage, VIDEO, { kind: 'delete_wanted' });

test('an upload under way is aborted before the objects go, and costs no invalidation', async () => {
  stage.film('uploading-parts');
  stage.uploads.put('u1', sourceKey(VIDEO));
  await deleteWanted();
  expect(await removeFilm(stage, VIDEO)).toBe(true);
  expect(stage.uploads.underWay.size).toBe(0);
  expect(order).toEqual(['AbortMultipartUpload', 'ListObjectsV2', 'ListObjectsV2', 'DeleteItem']);
});

test('a job is canceled before anything is removed, and the edges forget only what is gone', async () => {
  stage.film('transcoding');
  stage.job({ status: 'PROGRESSING' });
  stage.bucket.put(sourceKey(VIDEO), 'film');
  await deleteWanted();
  expect(await removeFilm(stage, VIDEO)).toBe(true);
  expect(order).toEqual([
    'CancelJob',
    'GetJob',
    'ListObjectsV2',
    'DeleteObjects',
    'ListObjectsV2',
    'ListObjectsV2',
    'CreateInvalidation',
    'DeleteItem',
  ]);
  expect(stage.mediaConvert.jobs).toMatchObject([{ status: 'CANCELED' }]);
});

test('a job that does not end at once keeps the record and the objects until a later turn', async () => {
  stage.film('transcoding');
  stage.output();
  stage.job({ status: 'PROGRESSING' });
  const cancel = stage.mediaConvert.cancelJob.bind(stage.mediaConvert);
  stage.mediaConvert.cancelJob = async () => undefined;
  await deleteWanted();
  expect(await removeFilm(stage, VIDEO)).toBe(false);
  expect(stage.record).toMatchObject({ status: 'deleting', job: { kind: 'running', jobId: 'j1' } });
  expect(stage.bucket.keys).not.toEqual([]);
  stage.mediaConvert.cancelJob = cancel;
  expect(await removeFilm(stage, VIDEO)).toBe(true);
  expect(stage.bucket.keys).toEqual([]);
});

test('a job that may have been asked for is looked for first, and the film stays until that is known', async () => {
  stage.film('submitting-leased');
  await deleteWanted();
  expect(await removeFilm(stage, VIDEO)).toBe(false);
  expect(stage.record).toMatchObject({ status: 'deleting', job: { kind: 'unknown' } });
  stage.clock.advance(20 * MINUTE);
  stage.job({ status: 'PROGRESSING' });
  expect(await removeFilm(stage, VIDEO)).toBe(true);
  expect(stage.mediaConvert.jobs).toMatchObject([{ status: 'CANCELED' }]);
});

test('where there is no time for all objects, the record stays for the next turn', async () => {
  stage.film('ready');
  stage.output();
  await deleteWanted();
  expect(await removeFilm(stage, VIDEO, () => false)).toBe(false);
  expect(stage.record).toMatchObject({ status: 'deleting' });
  expect(order).not.toContain('CreateInvalidation');
});

test('an invalidation that CloudFront refuses keeps the record, and is wished for again', async () => {
  stage.film('ready');
  await deleteWanted();
  stage.edgeCache.beforeCall = operation => {
    throw new AwsError({ operation, status: 400, code: 'TooManyInvalidationsInProgress' });
  };
  await expect(removeFilm(stage, VIDEO)).rejects.toThrow('TooManyInvalidationsInProgress');
  expect(stage.record).toMatchObject({ status: 'deleting' });
  stage.edgeCache.beforeCall = () => undefined;
  expect(await removeFilm(stage, VIDEO)).toBe(true);
  expect(stage.edgeCache.invalidations).toEqual(new Map([[`delete-${VIDEO}-r1`, `/vod/${VIDEO}/*`]]));
});

test('a film that came back under its id is invalidated anew when it is deleted again', async () => {
  for (const run of ['r1', 'r2']) {
    const film = SAMPLES['ready'];
    if (film?.status !== 'ready') throw new TypeError('the sample is not ready');
    stage.catalogue.put({ ...film, id: VIDEO, attempt: { ...film.attempt, run } });
    await deleteWanted();
    expect(await removeFilm(stage, VIDEO)).toBe(true);
  }
  expect([...stage.edgeCache.invalidations.keys()]).toEqual([`delete-${VIDEO}-r1`, `delete-${VIDEO}-r2`]);
});

test('the request that made a film stands for it as long as anything is left of it', async () => {
  const film = stage.film('ready');
  stage.catalogue.put({ ...film, request: { key: 'k', digest: 'd' } });
  stage.requests.films.set('k', VIDEO);
  stage.output();
  await deleteWanted();
  expect(await removeFilm(stage, VIDEO, () => false)).toBe(false);
  expect(stage.requests.films.get('k')).toBe(VIDEO);
  expect(await removeFilm(stage, VIDEO)).toBe(true);
  expect(stage.requests.films.size).toBe(0);
});

test('a film that nobody has deleted is left alone', async () => {
  const film = stage.film('ready');
  expect(await removeFilm(stage, VIDEO)).toBe(false);
  expect(stage.record).toEqual(film);
  expect(order).toEqual([]);
});
