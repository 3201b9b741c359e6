import { randomBytes } from 'node:crypto';
import { isRun } from '../../../core/video/video-id';
import { newRun } from '../../../lambdas/_shared/new-run';

test('run and submission are two names of 128 random bits, which object keys and tokens take', () => {
  const asked: number[] = [];
  const { run, submission } = newRun(size => {
    asked.push(size);
    return randomBytes(size);
  });
  expect(asked).toEqual([16, 16]);
  expect(isRun(run)).toBe(true);
  expect(submission).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  expect(run).not.toBe(submission);
});
