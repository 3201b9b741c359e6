import { failureOf } from '../../../core/video/failure';
import { judgeOutput } from '../../../core/video/output-verdict';

test.each([
  { promisedSeconds: 60, writtenSeconds: 60 },
  { promisedSeconds: 60, writtenSeconds: 61 },
  { promisedSeconds: 60, writtenSeconds: 58.8 },
  { promisedSeconds: 2, writtenSeconds: 1 },
  { promisedSeconds: 7200, writtenSeconds: 7056 },
  { promisedSeconds: undefined, writtenSeconds: 0.04 },
  { promisedSeconds: 60, writtenSeconds: 40, reachedSeconds: 59 },
])('$writtenSeconds s of $promisedSeconds s is the whole film', seen => {
  expect(judgeOutput({ ...seen, missing: 0 })).toEqual({ whole: true, durationSeconds: seen.writtenSeconds });
});

test('a whole film has the poster that was seen, or none', () => {
  const seen = { promisedSeconds: 60, writtenSeconds: 60, missing: 0 };
  expect(judgeOutput({ ...seen, poster: 'images/p.jpg' })).toMatchObject({ poster: 'images/p.jpg' });
  expect(judgeOutput(seen)).not.toHaveProperty('poster');
});

test.each([
  { promisedSeconds: 60, writtenSeconds: 58.79 },
  { promisedSeconds: 2, writtenSeconds: 0.99 },
  { promisedSeconds: 7200, writtenSeconds: 7055 },
  { promisedSeconds: 60, writtenSeconds: 30, reachedSeconds: 31 },
])('$writtenSeconds s of $promisedSeconds s is cut short', seen => {
  const verdict = judgeOutput({ ...seen, missing: 0 });
  expect(verdict).toEqual({ whole: false, failure: failureOf('source_truncated') });
});

test.each([
  { promisedSeconds: 60, writtenSeconds: 60, missing: 1 },
  { promisedSeconds: undefined, writtenSeconds: 0, missing: 0 },
  { promisedSeconds: 60, writtenSeconds: Number.NaN, missing: 0 },
])('$missing missing playlists and $writtenSeconds s are no film', seen => {
  expect(judgeOutput(seen)).toEqual({ whole: false, failure: failureOf('output_missing') });
});
