import { matchArn } from '../../../../local/services/iam/match-arn';

test.each([
  ['*', 'arn:aws:s3:::films/a', true],
  ['arn:aws:s3:::films/*', 'arn:aws:s3:::films/a/b:c', true],
  ['arn:aws:s3:::films/*', 'arn:aws:s3:::films', false],
  ['arn:aws:s3:::films*', 'arn:aws:s3:::films-of-others/a', true],
  ['arn:aws:*:films', 'arn:aws:s3:::films', false],
  ['arn:aws:cloudfront::*:distribution/E1', 'arn:aws:cloudfront::000000000000:distribution/E1', true],
  ['films', 'films', false],
])('%s against %s is %s', (pattern, arn, expected) => {
  expect(matchArn(pattern, arn)).toBe(expected);
});
