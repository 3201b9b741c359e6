import fc from 'fast-check';
import { LOOK_UP_GRACE } from '../../../../core/video/limits';
import type { VideoRecord, VideoStatus } from '../../../../core/video/record';
import { T0 } from '../sample-records';
import { allFaults, type Faults, NO_FAULTS, serviceFaults } from './faults';
import { isRunning } from './media-convert';
import { Stack, THE_END } from './stack';
import { World } from './world';

const HOUR = 3_600_000;
const ORDER: Record<VideoStatus, number> = {
  uploading: 0,
  uploaded: 1,
  submitting: 2,
  transcoding: 3,
  ready: 4,
  failed: 4,
  deleting: 5,
};

const seed = fc.integer();
const RUNS = { numRuns: 300 };

test('without faults a film is ready after one call, and nothing is surplus', () => {
  const { world, jobs, surplus } = play(1, NO_FAULTS);
  expect([...world.table.values()].map(({ status }) => status)).toEqual(['ready', 'ready']);
  expect([jobs.length, surplus.length]).toEqual([2, 0]);
});

test('whatever the services lose, repeat and delay, every film is ready after one job', () => {
  fc.assert(
    fc.property(seed, serviceFaults(LOOK_UP_GRACE), (number, faults) => {
      const { world, jobs, surplus } = play(number, faults);
      expect([...world.table.values()].map(({ status }) => status)).toEqual(['ready', 'ready']);
      expect([jobs.length, surplus]).toEqual([2, []]);
    }),
    RUNS,
  );
});

test('with jobs that fail and films that are deleted, each submission has one job, and each failure its reason', () => {
  fc.assert(
    fc.property(seed, allFaults(LOOK_UP_GRACE), (number, faults) => {
      const { world, jobs, surplus, removedTooEarly } = play(number, faults);
      expect(removedTooEarly).toEqual([]);
      const submissions = jobs.map(({ submission }) => submission);
      expect(new Set(submissions).size).toBe(submissions.length);
      expect(surplus).toEqual([]);
      for (const record of world.table.values()) {
        const own = jobs.filter(({ video }) => video === record.id);
        expect(own.length).toBeLessThanOrEqual(2);
        if (record.status === 'failed') {
          const endings = { source_truncated: 'cut', unsupported_codec: 1030, transcoder_fault: 1550 };
          expect(Object.keys(endings)).toContain(record.failure.code);
          expect(own.map(({ ending }) => ending)).toContain(
            endings[record.failure.code as keyof typeof endings],
          );
        }
      }
    }),
    RUNS,
  );
});

test('a job that was hidden beyond the grace is counted, and canceled while it runs', () => {
  let [counted, canceled] = [0, 0];
  fc.assert(
    fc.property(seed, allFaults(2 * HOUR), (number, faults) => {
      const { world, jobs, surplus } = play(number, faults);
      const recorded = new Set(world.written.map(({ after }) => jobOf(after)));
      for (const job of jobs.filter(({ jobId }) => !recorded.has(jobId))) {
        // One that has failed by itself costs nothing; one whose film was removed is canceled and no second job.
        if (job.status === 'ERROR' || !world.table.has(job.video)) continue;
        expect(surplus).toContain(job.jobId);
        counted += 1;
        if (job.status === 'CANCELED') canceled += 1;
      }
    }),
    RUNS,
  );
  expect(Math.min(counted, canceled)).toBeGreaterThan(0);
});

test('MediaConvert answers 429 for hours: the film waits, and is ready afterwards', () => {
  const { world, jobs } = play(7, NO_FAULTS, stack => {
    stack.mediaConvert.throttledUntil = T0 + 20 * HOUR;
  });
  expect([...world.table.values()].map(({ status }) => status)).toEqual(['ready', 'ready']);
  expect(jobs).toHaveLength(2);
});

test('MediaConvert answers 429 for days: the film fails, with that reason', () => {
  const { world, jobs } = play(7, NO_FAULTS, stack => {
    stack.mediaConvert.throttledUntil = T0 + 100 * HOUR;
  });
  expect([...world.table.values()]).toMatchObject(
    Array(2).fill({ status: 'failed', failure: { code: 'not_submitted' }, job: { kind: 'none' } }),
  );
  expect(jobs).toEqual([]);
});

/** Plays a world to its end, and checks what must hold in every one. */
function play(number: number, faults: Faults, prepare: (stack: Stack) => void = () => undefined) {
  const world = new World(number, faults);
  world.calmAt = T0 + 6 * HOUR;
  const stack = new Stack(world);
  prepare(stack);
  for (const video of ['a', 'b']) world.after(world.upTo(HOUR), () => stack.upload(video));
  const { jobs } = stack.mediaConvert;
  const isOver = () =>
    world.now > world.calmAt + 2 * HOUR &&
    jobs.every(job => !isRunning(job) && world.now > job.visibleAt + HOUR) &&
    [...world.table.values()].every(record => 'announced' in record && record.announced);
  if (!world.runUntil(isOver, THE_END)) throw new Error('The films did not come to their end.');

  for (const { before, after } of world.written) {
    if (before === undefined || ORDER[before.status] <= ORDER[after.status]) continue;
    const [from, to] = [before, after].map(record => ('attempt' in record ? record.attempt?.run : undefined));
    expect([before.status, after.status, from !== to]).toEqual(['transcoding', 'submitting', true]);
  }
  for (const callers of stack.callers.values()) expect(callers.size).toBe(1);
  for (const [video, record] of world.table) {
    expect([stack.announced.has(video), 'announced' in record && record.announced]).toEqual([true, true]);
  }
  const { surplus, removedTooEarly } = stack;
  return { world, jobs, surplus, removedTooEarly };
}

function jobOf(record: VideoRecord): string | undefined {
  if ('jobId' in record) return record.jobId;
  return 'job' in record && 'jobId' in record.job ? record.job.jobId : undefined;
}
