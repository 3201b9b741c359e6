import { SOURCE_FAILURES } from '../../../core/ladder/source-failures';
import { FAILURES, type FailureCode, failureOf } from '../../../core/video/failure';

const codes = Object.keys(FAILURES) as FailureCode[];

test.each(codes)('%s says in whole sentences what happened and what to do', code => {
  const { message, hint } = failureOf(code);
  for (const text of [message, hint]) expect(text).toMatch(/^[A-Z].*\.$/s);
  expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
});

test("the ladder's failures are among them, in its words", () => {
  expect(FAILURES).toMatchObject(SOURCE_FAILURES);
});

test("MediaConvert's number is kept where there is one", () => {
  expect(failureOf('transcoder_fault', 1550)).toMatchObject({ code: 'transcoder_fault', jobErrorCode: 1550 });
  expect(failureOf('job_canceled')).not.toHaveProperty('jobErrorCode');
});
