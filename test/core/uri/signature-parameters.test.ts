import { hasSignatureParameter } from '../../../core/uri/signature-parameters';

test.each([
  'Policy=1',
  'a=1&Signature=x',
  'Key-Pair-Id',
  'a&Expires&b',
  'Hash-Algorithm=SHA256',
  '&&Policy=',
])('%s belongs to a signed URL', query => {
  expect(hasSignatureParameter(query)).toBe(true);
});

test.each([
  '',
  '&',
  'policy=1',
  'Policy-Name=1',
  'a=Policy',
  'xPolicy=1',
  'a;Policy=1',
  '?Policy=1',
  'Key-Pair-I',
])('%j does not', query => {
  expect(hasSignatureParameter(query)).toBe(false);
});
