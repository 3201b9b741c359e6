import { ANSWER_LOST, CALL_LOST, type CreateFate, THROTTLED } from '../doubles/fake-media-convert';
import { notification, StartStage, s3Record, VIDEO } from './start-stage';

/** The worker is gone; whatever it had begun is done, and nothing after it. */
class Ended extends Error {}

/** A film of which the worker is ended before its n-th call of anything, once; `calls` counts all of them. */
async function run(fates: readonly CreateFate[], endBefore: number) {
  const stage = new StartStage();
  stage.upload();
  stage.mediaConvert.fates.push(...fates);
  let calls = 0;
  const call = () => {
    calls += 1;
    if (calls === endBefore) throw new Ended();
  };
  stage.catalogue.beforeCall = call;
  stage.mediaConvert.beforeCall = call;
  stage.bucket.beforeCall = call;
  stage.uploadQueue.beforeSend = call;
  await stage.deliver(notification(s3Record()));
  return { stage, calls };
}

const SCENES: Record<string, CreateFate[]> = {
  'all is well': [],
  'CreateJob is throttled': [THROTTLED, THROTTLED],
  'an answer is lost': [ANSWER_LOST, CALL_LOST, CALL_LOST],
  'no call arrives': [CALL_LOST, CALL_LOST, CALL_LOST],
};

test.each(Object.entries(SCENES))(
  'where %s, a worker that is ended at any call leaves one job and no film behind',
  async (_, fates) => {
    const { calls } = await run(fates, 0);
    expect(calls).toBeGreaterThan(8);
    for (let call = 1; call <= calls; call += 1) {
      const { stage } = await run(fates, call);
      const seen = { call, status: stage.statusOf(), jobs: stage.mediaConvert.jobs.length };
      expect(seen).toEqual({ call, status: 'transcoding', jobs: 1 });
      expect(stage.catalogue.at(VIDEO)).toMatchObject({ jobId: stage.mediaConvert.jobs[0]?.jobId });
    }
  },
);
