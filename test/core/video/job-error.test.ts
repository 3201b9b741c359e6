import { isWorthAnotherRun, jobErrorFailure } from '../../../core/video/job-error';

test.each([
  [1010, 'source_unreadable'],
  [1020, 'no_video'],
  [1021, 'audio_missing'],
  [1030, 'unsupported_codec'],
  [1040, 'job_settings'],
  [1041, 'job_settings'],
  [1042, 'job_settings'],
  [1050, 'source_too_large'],
  [1056, 'source_unreadable'],
  [1060, 'job_settings'],
  [1075, 'source_damaged'],
  [1076, 'source_truncated'],
  [1091, 'job_settings'],
  [1092, 'unsupported_codec'],
  [1401, 'access_denied'],
  [1404, 'source_missing'],
  [1432, 'role_unusable'],
  [1433, 'role_unusable'],
  [1434, 'role_unusable'],
  [1507, 'source_too_large'],
  [1515, 'role_unusable'],
  [1550, 'transcoder_fault'],
  [1999, 'transcoder_fault'],
  [3400, 'source_unreadable'],
  [3401, 'access_denied'],
  [3403, 'access_denied'],
  [3404, 'source_missing'],
  [3408, 'transcoder_fault'],
  [3450, 'transcoder_fault'],
  [3451, 'transcoder_fault'],
  [3457, 'access_denied'],
  [9999, 'transcoder_fault'],
  [Number.NaN, 'transcoder_fault'],
])('MediaConvert error %d is %s', (code, failure) => {
  expect(jobErrorFailure(code)).toBe(failure);
});

test('four errors are worth another run, and no other', () => {
  const worth = Array.from({ length: 10_000 }, (_, code) => code).filter(isWorthAnotherRun);
  expect(worth).toEqual([1550, 1999, 3450, 3451]);
});
