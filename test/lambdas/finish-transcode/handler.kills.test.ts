import { createHandler } from '../../../lambdas/finish-transcode/handler';
import { MINUTE } from '../../core/video/sample-records';
import { PIPELINE_ENV, PipelineStage, VIDEO } from '../pipeline-stage';
import { jobEvent } from './job-event';

/** A film, and a function that is ended at its n-th call of a service; the calls after that are let through. */
async function play(event: object, endedAt: number): Promise<{ stage: PipelineStage; calls: number }> {
  const stage = new PipelineStage();
  stage.film('submitting-leased');
  stage.output();
  let calls = 0;
  const call = () => {
    calls += 1;
    if (calls === endedAt) throw new Error('the worker was ended');
  };
  stage.beforeEveryCall(call);
  const handle = createHandler({
    env: PIPELINE_ENV,
    now: stage.now,
    random: size => Buffer.alloc(size, 1),
    open: () => stage,
    log: () => undefined,
  });
  // Lambda tries twice more.
  for (let tries = 0; tries < 3; tries += 1) {
    stage.clock.advance(MINUTE);
    const worked = await handle(event).then(
      () => true,
      () => false,
    );
    if (worked) break;
  }
  return { stage, calls };
}

test('ended before any of its calls, it still leaves the film ready, and the world hears of it at least once', async () => {
  const event = jobEvent({ status: 'COMPLETE' });
  const { calls } = await play(event, 0);
  for (let n = 1; n <= calls; n += 1) {
    const { stage } = await play(event, n);
    expect(stage.record).toMatchObject({ status: 'ready', announced: true });
    expect(stage.videoEvents.announced.length).toBeGreaterThan(0);
  }
  expect(calls).toBeGreaterThan(8);
});

test('ended before any of its calls, it still asks for the next run, which is one', async () => {
  const event = jobEvent({ status: 'ERROR', errorCode: 3451 });
  const { calls } = await play(event, 0);
  for (let n = 1; n <= calls; n += 1) {
    const { stage } = await play(event, n);
    expect(stage.path).toEqual(['submitting', 'transcoding', 'submitting']);
    expect(stage.uploadQueue.sent).toEqual([{ video: VIDEO, retry: 0, delaySeconds: 0 }]);
  }
  expect(calls).toBe(3);
});
