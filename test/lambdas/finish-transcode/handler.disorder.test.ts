import fc from 'fast-check';
import { METRIC } from '../../../core/contract';
import { createHandler } from '../../../lambdas/finish-transcode/handler';
import { MINUTE } from '../../core/video/sample-records';
import { PIPELINE_ENV, PipelineStage } from '../pipeline-stage';
import { jobEvent } from './job-event';

const UPDATES = [5, 30, 60, 95].map(percent => jobEvent({ status: 'STATUS_UPDATE', percent }));
const FOREIGN = [
  jobEvent({ status: 'COMPLETE', queue: 'arn:aws:mediaconvert:eu-west-1:111122223333:queues/other' }),
  jobEvent({ status: 'CANCELED', jobId: 'j9', submission: 's9' }),
  jobEvent({ status: 'INPUT_INFORMATION' }),
];

/** Each event three times, in any order. */
const disorderOf = (events: object[]) => {
  const all = [...events, ...events, ...events];
  return fc.shuffledSubarray(all, { minLength: all.length });
};

async function play(sample: string, events: readonly object[]): Promise<PipelineStage> {
  const stage = new PipelineStage();
  stage.film(sample);
  stage.output();
  const handle = createHandler({
    env: PIPELINE_ENV,
    now: stage.now,
    random: size => Buffer.from(stage.newRun().run.padEnd(size)),
    open: () => stage,
    log: () => undefined,
  });
  for (const event of events) {
    stage.clock.advance(MINUTE);
    await handle(event);
  }
  return stage;
}

const ORDER = ['submitting', 'transcoding', 'ready', 'failed'];

/** Whether no status was left for an earlier one. */
function goesForward(path: readonly string[]): boolean {
  return path.every((status, at) => at === 0 || ORDER.indexOf(status) > ORDER.indexOf(path[at - 1] ?? ''));
}

test.each(['submitting-leased', 'submitting-in-doubt', 'transcoding'])(
  'late, repeated, reversed and foreign events leave a %s film ready, moved forward only and counted once',
  async sample => {
    const events = [...UPDATES, ...FOREIGN, jobEvent({ status: 'COMPLETE' })];
    await fc.assert(
      fc.asyncProperty(disorderOf(events), async disorder => {
        const stage = await play(sample, disorder);
        expect(stage.record).toMatchObject({ status: 'ready', jobId: 'j1', announced: true });
        expect(goesForward(stage.path)).toBe(true);
        expect(stage.metrics.counted).toEqual([METRIC.ready]);
        expect(stage.videoEvents.announced).toHaveLength(1);
        expect(stage.mediaConvert.canceled).toEqual([]);
      }),
      { numRuns: 30 },
    );
  },
);

test('whichever of two ends is heard of first stands', async () => {
  const ends = [jobEvent({ status: 'COMPLETE' }), jobEvent({ status: 'CANCELED' })];
  await fc.assert(
    fc.asyncProperty(disorderOf([...UPDATES, ...ends]), async disorder => {
      const stage = await play('transcoding', disorder);
      const first = disorder.find(event => ends.includes(event as (typeof ends)[number]));
      expect(stage.record?.status).toBe(first === ends[0] ? 'ready' : 'failed');
      expect(goesForward(stage.path)).toBe(true);
      expect(stage.metrics.counted).toHaveLength(1);
    }),
    { numRuns: 30 },
  );
});

test('an error worth another run makes one, however often and between whatever it is told', async () => {
  const error = jobEvent({ status: 'ERROR', errorCode: 1550 });
  await fc.assert(
    fc.asyncProperty(disorderOf([...UPDATES, ...FOREIGN, error]), async disorder => {
      const stage = await play('transcoding', disorder);
      expect(stage.path).toEqual(['transcoding', 'submitting']);
      expect(stage.record).toMatchObject({ attempt: { run: expect.not.stringMatching(/^r1$/) } });
      expect(stage.metrics.counted).toEqual([]);
      expect(stage.mediaConvert.canceled).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
