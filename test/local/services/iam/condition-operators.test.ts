import { isKnownOperator, operatorHolds } from '../../../../local/services/iam/condition-operators';

test.each<[string, string | undefined, string[], boolean]>([
  ['StringEquals', 'a', ['b', 'a'], true],
  ['StringEquals', 'a', ['A'], false],
  ['StringEquals', undefined, ['a'], false],
  ['StringEqualsIfExists', undefined, ['a'], true],
  ['StringEqualsIfExists', 'b', ['a'], false],
  ['StringNotEquals', 'a', ['b', 'a'], false],
  ['StringNotEquals', undefined, ['a'], true],
  ['StringEqualsIgnoreCase', 'a', ['A'], true],
  ['StringNotEqualsIgnoreCase', 'a', ['A'], false],
  ['StringLike', 'vod/x', ['vod/*'], true],
  ['StringNotLike', 'vod/x', ['vod/*'], false],
  ['ArnEquals', 'arn:aws:s3:::a', ['arn:aws:s3:::*'], true],
  ['ArnLike', 'arn:aws:s3:::a', ['arn:aws:s3:::b'], false],
  ['ArnNotLike', 'arn:aws:s3:::a', ['arn:aws:s3:::b'], true],
  ['Bool', 'true', ['True'], true],
  ['Bool', undefined, ['false'], false],
  ['NumericLessThan', '1.1', ['1.2'], true],
  ['NumericLessThan', '1.2', ['1.2'], false],
  ['NumericLessThanEquals', '1.2', ['1.2'], true],
  ['NumericGreaterThan', '10', ['9'], true],
  ['NumericGreaterThanEquals', '9', ['10'], false],
  ['NumericEquals', '1.0', ['1'], true],
  ['NumericEquals', 'text', ['text'], false],
  ['Null', undefined, ['true'], true],
  ['Null', 'a', ['true'], false],
  ['Null', 'a', ['false'], true],
])('%s of %j and %j is %s', (operator, actual, wanted, expected) => {
  expect(isKnownOperator(operator)).toBe(true);
  expect(operatorHolds(operator, actual, wanted)).toBe(expected);
});

test.each(['IpAddress', 'DateLessThan', 'ForAllValues:StringEquals', 'stringequals'])(
  'the operator %s is not judged, and throws',
  operator => {
    expect(isKnownOperator(operator)).toBe(false);
    expect(() => operatorHolds(operator, 'a', ['a'])).toThrow(operator);
  },
);
