import { PROBLEMS, Problem } from '../../core/problem';

test.each(Object.entries(PROBLEMS))(
  '%s becomes problem details with its status',
  (code, { status, title }) => {
    const problem = new Problem(code as keyof typeof PROBLEMS);
    expect(JSON.parse(JSON.stringify(problem))).toEqual({ status, code, title });
    expect(problem).toMatchObject({ name: 'Problem', status, code, message: title });
  },
);

test('our own faults are never a refusal', () => {
  expect(PROBLEMS.unavailable.status).toBe(503);
});

test('the cause and the time to wait are kept, and neither is shown', () => {
  const cause = new Error('inner');
  const problem = new Problem('unavailable', { cause, retryAfter: 5 });
  expect(problem.cause).toBe(cause);
  expect(problem.retryAfter).toBe(5);
  expect(JSON.stringify(problem)).not.toMatch(/inner|retryAfter/);
});

test('without a time to wait there is none', () => {
  expect(new Problem('not_found').retryAfter).toBeUndefined();
});
