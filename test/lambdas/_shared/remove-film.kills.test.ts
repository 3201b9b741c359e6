import { filmPrefix, sourceKey } from '../../../core/video/object-keys';
import { removeFilm } from '../../../lambdas/_shared/remove-film';
import { takeFact } from '../../../lambdas/_shared/take-fact';
import { sweep } from '../../../lambdas/reconcile/sweep';
import { MINUTE, SAMPLES } from '../../core/video/sample-records';
import { VIDEO } from '../pipeline-stage';
import { SweepStage } from '../reconcile/sweep-stage';

const STATES = Object.keys(SAMPLES).filter(sample => sample !== 'absent');

/** A film of that state with everything that it can have: an upload, objects, another's objects, its job. */
function stageOf(sample: string): SweepStage {
  const stage = new SweepStage();
  const film = stage.film(sample);
  stage.catalogue.put({ ...film, request: { key: 'k', digest: 'd' } });
  stage.requests.films.set('k', VIDEO);
  if ('upload' in film && film.upload !== undefined)
    stage.uploads.put(film.upload.uploadId, sourceKey(VIDEO));
  if (film.status !== 'uploading') stage.bucket.put(sourceKey(VIDEO), 'film');
  stage.bucket.put(`uploads/${VIDEO}/captions/en`, 'WEBVTT');
  stage.bucket.put(OTHER, 'film');
  if ('attempt' in film) {
    stage.output();
    stage.bucket.put(`${filmPrefix(VIDEO, 'r0')}/index.m3u8`, '#EXTM3U');
    stage.job({ status: film.status === 'ready' ? 'COMPLETE' : 'PROGRESSING' });
  }
  return stage;
}

const OTHER = 'uploads/BBBBBBBBBBBBBBBBBBBBBB/source';

/** What the API does and then some sweeps, of which whoever makes the n-th call of a service is ended at it. */
async function play(sample: string, endedAt: number) {
  const stage = stageOf(sample);
  let calls = 0;
  stage.beforeEveryCall(() => {
    calls += 1;
    if (calls === endedAt) throw new Error('the worker was ended');
  });
  const asked = await takeFact(stage, VIDEO, { kind: 'delete_wanted' }).then(
    () => true,
    () => false,
  );
  if (asked) await removeFilm(stage, VIDEO).catch(() => undefined);
  const wasDeleted = stage.record === undefined || stage.record.status === 'deleting';
  if (wasDeleted) {
    for (let sweeps = 0; sweeps < 4; sweeps += 1) {
      stage.clock.advance(15 * MINUTE);
      await sweep(stage, { hasTime: () => true, random: () => 0 }).catch(() => undefined);
    }
  }
  return { stage, calls, asked, wasDeleted };
}

test.each(STATES)(
  'a film that is %s is deleted whole, though whoever works on it is ended before any call or after it',
  async sample => {
    const { calls } = await play(sample, 0);
    for (let n = 0; n <= calls; n += 1) {
      const { stage, asked, wasDeleted } = await play(sample, n);
      // Whoever was told that the film is deleted was told the truth.
      if (asked) expect(wasDeleted).toBe(true);
      if (!wasDeleted) continue;
      expect(stage.record).toBeUndefined();
      expect(stage.bucket.keys).toEqual([OTHER]);
      expect(stage.uploads.underWay.size).toBe(0);
      expect(stage.requests.films.size).toBe(0);
      const running = stage.mediaConvert.jobs.filter(({ status }) => status === 'PROGRESSING');
      expect(running).toEqual([]);
      expect([...stage.edgeCache.invalidations.values()]).toEqual(
        hadOutput(sample) ? [`/vod/${VIDEO}/*`] : [],
      );
    }
    expect(calls).toBeGreaterThan(8);
  },
);

function hadOutput(sample: string): boolean {
  const film = SAMPLES[sample];
  return film !== undefined && 'attempt' in film;
}
