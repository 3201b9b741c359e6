import { sourceKey } from '../../../core/video/object-keys';
import { sweep } from '../../../lambdas/reconcile/sweep';
import { MINUTE } from '../../core/video/sample-records';
import { VIDEO } from '../pipeline-stage';
import { SweepStage } from './sweep-stage';

/** What the sweep comes to, and what must stand when sweeps have been over it. */
const SCENES: Record<string, { set: (stage: SweepStage) => void; end: object | undefined }> = {
  'an upload without a notification': {
    set: stage => {
      stage.film('uploading');
      stage.bucket.put(sourceKey(VIDEO), 'film');
    },
    end: { status: 'uploaded' },
  },
  'a complete job without an event': {
    set: stage => {
      stage.film('transcoding');
      stage.output();
      stage.job({ status: 'COMPLETE' });
    },
    end: { status: 'ready', announced: true },
  },
  'a job worth another run without an event': {
    set: stage => {
      stage.film('transcoding');
      stage.job({ status: 'ERROR', errorCode: 1550 });
    },
    end: { status: 'submitting', attempt: { earlier: { jobId: 'j1' } } },
  },
  'a failed film’s lost job': {
    set: stage => {
      stage.film('failed-job-unknown');
      stage.job({ status: 'PROGRESSING' });
    },
    end: { status: 'failed', job: { kind: 'over', jobId: 'j1' } },
  },
  'a deleted film’s running job': {
    set: stage => {
      stage.film('deleting-job-running');
      stage.job({ status: 'PROGRESSING' });
    },
    end: undefined,
  },
};

/** Three sweeps, the first of which is ended at its n-th call of a service. */
async function play(set: (stage: SweepStage) => void, endedAt: number) {
  const stage = new SweepStage();
  set(stage);
  let calls = 0;
  const call = () => {
    calls += 1;
    if (calls === endedAt) throw new Error('the worker was ended');
  };
  stage.beforeEveryCall(call);
  for (let sweeps = 0; sweeps < 3; sweeps += 1) {
    stage.clock.advance(20 * MINUTE);
    await sweep(stage, { hasTime: () => true, random: () => 0 }).catch(() => undefined);
    if (sweeps === 0 && endedAt === 0) return { stage, calls };
  }
  return { stage, calls };
}

test.each(Object.entries(SCENES))(
  '%s is mended though a sweep is ended before any call',
  async (_, { set, end }) => {
    const { calls } = await play(set, 0);
    for (let n = 0; n <= calls; n += 1) {
      const { stage } = await play(set, n);
      if (end === undefined) expect(stage.record).toBeUndefined();
      else expect(stage.record).toMatchObject(end);
      const isRunning = stage.mediaConvert.jobs.some(({ status }) => status === 'PROGRESSING');
      expect(isRunning).toBe(false);
      const waits = stage.record?.status === 'uploaded' || stage.record?.status === 'submitting';
      expect(stage.uploadQueue.sent.length > 0).toBe(waits);
    }
    expect(calls).toBeGreaterThan(4);
  },
);
