import { sourceKey } from '../../../../core/video/object-keys';
import { AwsError } from '../../../../lambdas/_shared/aws-error';
import { sweep } from '../../../../lambdas/reconcile/sweep';
import { MINUTE } from '../../../core/video/sample-records';
import { VIDEO } from '../../pipeline-stage';
import { SweepStage } from '../../reconcile/sweep-stage';
import { OWNER, openTheatre } from '../api-stage';

/** Of the states each kind; all of them stand in test/lambdas/_shared/remove-film.kills.test.ts. */
const STATES = ['uploading-parts', 'submitting-leased', 'transcoding', 'ready', 'deleting-job-running'];

let theatre: Awaited<ReturnType<typeof openTheatre>>;

beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

/** A film with everything that belongs to its state, and the API and the sweep on the same services. */
function open(state: string) {
  const services = new SweepStage();
  const film = services.film(state);
  if ('upload' in film && film.upload) services.uploads.put(film.upload.uploadId, sourceKey(VIDEO));
  services.bucket.put(sourceKey(VIDEO), 'film');
  if ('attempt' in film) {
    services.output();
    services.job({ status: /ready|free|none|over/.test(state) ? 'COMPLETE' : 'PROGRESSING' });
  }
  const { catalogue, bucket, files, uploads, eraser, edgeCache, mediaConvert, metrics, now } = services;
  const api = theatre.openStage({
    ...{ catalogue, bucket, files, uploads, eraser, edgeCache, mediaConvert, metrics, now },
  });
  const remove = () => api.call('DELETE', `/api/videos/${VIDEO}`, { as: { user: OWNER } });
  const sweepLater = async () => {
    services.clock.advance(15 * MINUTE);
    await sweep(services, { hasTime: () => true, random: () => 0 });
  };
  return { services, api, remove, sweepLater };
}

test.each(['uploading-parts', 'uploaded', 'submitting-free', 'transcoding', 'ready', 'failed-job-over'])(
  'a film that is %s is gone when the answer comes',
  async state => {
    const { services, remove, api } = open(state);
    const { status, text } = await remove();
    expect([status, text]).toEqual([202, '']);
    expect(services.record).toBeUndefined();
    expect(services.bucket.keys).toEqual([]);
    expect(services.uploads.underWay.size).toBe(0);
    expect(services.mediaConvert.jobs.filter(job => job.status === 'PROGRESSING')).toEqual([]);
    const again = await api.call('GET', `/api/videos/${VIDEO}`, { as: { user: OWNER } });
    expect(again.status).toBe(404);
  },
);

test('a film whose job nobody knows is deleted at once, and goes when that is known', async () => {
  const { services, remove, sweepLater } = open('submitting-leased');
  expect((await remove()).status).toBe(202);
  expect(services.record).toMatchObject({ status: 'deleting', job: { kind: 'unknown' } });
  expect((await remove()).status).toBe(202);
  await sweepLater();
  expect(services.record).toBeUndefined();
  expect(services.mediaConvert.canceled).toEqual(['j1']);
});

test('what breaks off is answered all the same, said in the log without a name, and swept up', async () => {
  const { services, remove, api, sweepLater } = open('ready');
  services.edgeCache.beforeCall = operation => {
    throw new AwsError({ operation, status: 400, code: 'TooManyInvalidationsInProgress' });
  };
  expect((await remove()).status).toBe(202);
  expect(services.record).toMatchObject({ status: 'deleting' });
  expect(JSON.parse(api.logged.at(-1) ?? '')).toMatchObject({
    route: 'DELETE /api/videos/{id}',
    status: 202,
    code: 'removal_broken_off',
    reason: 'CreateInvalidation failed: 400 TooManyInvalidationsInProgress',
  });
  expect(api.logged.join()).not.toContain(VIDEO);
  services.edgeCache.beforeCall = () => undefined;
  await sweepLater();
  expect(services.record).toBeUndefined();
});

test('what takes longer than the gateway waits is left to the sweep', async () => {
  const { services, remove, sweepLater } = open('ready');
  services.eraser.beforeCall = operation => {
    if (operation === 'ListObjectsV2') services.clock.advance(6_000);
  };
  expect((await remove()).status).toBe(202);
  expect(services.record).toMatchObject({ status: 'deleting' });
  expect(services.bucket.keys).not.toEqual([]);
  services.eraser.beforeCall = () => undefined;
  await sweepLater();
  expect(services.record).toBeUndefined();
  expect(services.bucket.keys).toEqual([]);
});

test('a job that ends after its film was deleted brings nothing back', async () => {
  const { services, remove, sweepLater } = open('transcoding');
  services.mediaConvert.cancelJob = async () => undefined;
  expect((await remove()).status).toBe(202);
  services.output();
  for (const job of services.mediaConvert.jobs) job.status = 'COMPLETE';
  await sweepLater();
  expect(services.record).toBeUndefined();
  expect(services.bucket.keys).toEqual([]);
});

test.each(STATES)(
  'a film that is %s: whatever call fails, 202 means deleted and anything else untouched',
  async state => {
    const { calls } = await play(state, 0);
    for (let n = 1; n <= calls; n += 1) {
      const { services, before, status, sweepLater } = await play(state, n);
      if (status !== 202 && services.record?.status !== 'deleting') {
        expect(services.record).toEqual(before);
        continue;
      }
      for (let sweeps = 0; sweeps < 3; sweeps += 1) await sweepLater();
      expect(services.record).toBeUndefined();
      expect(services.bucket.keys).toEqual([]);
      expect(services.uploads.underWay.size).toBe(0);
      expect(services.mediaConvert.jobs.filter(job => job.status === 'PROGRESSING')).toEqual([]);
    }
  },
);

/** The request, in which the n-th call of a service fails. */
async function play(state: string, n: number) {
  const opened = open(state);
  const before = opened.services.record;
  let calls = 0;
  opened.services.beforeEveryCall(() => {
    calls += 1;
    if (calls === n) throw new AwsError({ operation: 'Any', status: 500 });
  });
  const { status } = await opened.remove();
  opened.services.beforeEveryCall(() => undefined);
  return { ...opened, before, status, calls };
}
