import {
  parametersOfCookies,
  parametersOfQuery,
  withoutSigningParameters,
} from '../../../../local/edge/access/signing-parameters';

test.each([
  ['Policy=p&Signature=s&Key-Pair-Id=k', undefined],
  ['a=1&Policy=p&b=%20+&Signature=s&Key-Pair-Id=k&Hash-Algorithm=SHA256&c', 'a=1&b=%20+&c'],
  ['policy=p&X-Policy=q', 'policy=p&X-Policy=q'],
  ['', ''],
  [undefined, undefined],
])('of the query %s there is left: %s', (query, left) => {
  expect(withoutSigningParameters(query)).toBe(left);
});

test('a value may hold an equals sign, and a name may have no value', () => {
  const { values } = parametersOfQuery('Policy=a=b&Signature');
  expect([...values]).toStrictEqual([
    ['Policy', 'a=b'],
    ['Signature', ''],
  ]);
});

test('a name that stands twice is ambiguous, even with the same value', () => {
  expect(parametersOfQuery('Policy=a&Policy=a').ambiguous).toBe(true);
  expect(parametersOfCookies('CloudFront-Policy=a; CloudFront-Policy=a').ambiguous).toBe(true);
  expect(parametersOfQuery('a=1&a=2').ambiguous).toBe(false);
});

test('cookies carry the same names behind CloudFront-, and case counts', () => {
  const { values } = parametersOfCookies(
    'x=1; CloudFront-Policy=p;CloudFront-Key-Pair-Id=k; cloudfront-signature=s',
  );
  expect([...values]).toStrictEqual([
    ['Policy', 'p'],
    ['Key-Pair-Id', 'k'],
  ]);
});
