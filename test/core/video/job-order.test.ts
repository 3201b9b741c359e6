import fc from 'fast-check';
import { byAdoption, type FoundJob } from '../../../core/video/job-order';

const job = (jobId: string, status: FoundJob['status'], createdAt = 0): FoundJob => ({
  jobId,
  status,
  createdAt,
});

test('the furthest job is adopted, then the oldest', () => {
  const jobs = [
    job('f', 'CANCELED'),
    job('e', 'ERROR'),
    job('d', 'SUBMITTED'),
    job('c', 'PROGRESSING', 2),
    job('b', 'PROGRESSING', 1),
    job('a', 'COMPLETE', 9),
  ];
  expect(byAdoption(jobs).map(({ jobId }) => jobId)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('two workers that find the same jobs in another order adopt the same one', () => {
  const jobs = [job('b', 'PROGRESSING'), job('a', 'PROGRESSING'), job('c', 'PROGRESSING'), job('d', 'ERROR')];
  fc.assert(
    fc.property(fc.shuffledSubarray(jobs, { minLength: jobs.length }), shuffled => {
      expect(byAdoption(shuffled).map(({ jobId }) => jobId)).toEqual(['a', 'b', 'c', 'd']);
    }),
  );
});
