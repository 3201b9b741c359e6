import { decide } from '../../../../core/video/decide';
import type { Fact, JobIdentity } from '../../../../core/video/fact';
import type { VideoRecord } from '../../../../core/video/record';
import { SAMPLES, T0 } from '../sample-records';

const second: JobIdentity = { jobId: 'j2', submission: 's1' };
const seen: Fact = { kind: 'job_seen', by: 'event', ...second };
const complete: Fact = {
  kind: 'job_complete',
  verdict: { whole: true, durationSeconds: 60 },
  ...second,
};

/** The record after that many other jobs, and at last this one, were counted. */
function counted(record: VideoRecord | undefined, jobIds: readonly string[]): VideoRecord | undefined {
  return jobIds.reduce((before, jobId) => {
    const decision = decide(before, { kind: 'second_job_counted', jobId }, T0);
    return decision.kind === 'write' ? decision.next : before;
  }, record);
}

describe.each(['ready', 'transcoding', 'failed-job-over', 'deleting-job-none'])(
  'a film that is %s',
  state => {
    const before = SAMPLES[state];
    const after = counted(before, ['j2']);

    test('hears of a complete second job until that is counted, and then no more', () => {
      expect(decide(before, complete, T0)).toMatchObject({
        kind: 'surplus',
        why: 'second_job',
        cancel: false,
      });
      expect(decide(after, complete, T0)).toEqual({ kind: 'ignore', why: 'already_known' });
    });

    test('has a second job that runs on canceled whenever it is seen, counted or not', () => {
      expect(decide(before, seen, T0)).toMatchObject({ why: 'second_job', cancel: true });
      expect(decide(after, seen, T0)).toMatchObject({ why: 'known_second_job', cancel: true });
    });

    test('still hears of a third', () => {
      expect(decide(after, { ...complete, jobId: 'j3' }, T0)).toMatchObject({ why: 'second_job' });
    });
  },
);

test('what was counted stays known when the film moves on', () => {
  const moved = decide(counted(SAMPLES['transcoding'], ['j2']), { ...complete, jobId: 'j1' }, T0);
  expect(moved).toMatchObject({ kind: 'write', next: { status: 'ready', secondJobs: ['j2'] } });
});

test('a record does not grow without end: the fifty newest are known', () => {
  const jobs = Array.from({ length: 60 }, (_, n) => `j${n + 2}`);
  expect(counted(SAMPLES['ready'], jobs)?.secondJobs).toEqual(jobs.slice(-50));
});
