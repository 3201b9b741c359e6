import { standardBase64, withEncodedLetter, withParameter } from '../../../cli/try-edge/spellings';

test.each([
  ['/vod/id/1/a_000000001.cmfv', '/vod/id/1/a_000000001.cmf%76'],
  ['abc123', 'ab%63123'],
  ['ABC-_~', 'AB%43-_~'],
])('%s with its last letter encoded is %s, and decodes to itself', (text, encoded) => {
  expect(withEncodedLetter(text)).toBe(encoded);
  expect(decodeURIComponent(encoded)).toBe(text);
});

test('one parameter changes, and the others keep every byte', () => {
  const query = 'Policy=a-_~&Signature=b~&Key-Pair-Id=K1';
  expect(withParameter(query, 'Signature', value => `${value}!`)).toBe(
    'Policy=a-_~&Signature=b~!&Key-Pair-Id=K1',
  );
});

test('CloudFront’s alphabet becomes that of standard base64', () => {
  const bytes = Buffer.from([0xfb, 0xef, 0xbe, 0xff, 0xff]);
  const cloudFront = bytes.toString('base64').replace(/\+/g, '-').replace(/=/g, '_').replace(/\//g, '~');
  expect(decodeURIComponent(standardBase64(cloudFront))).toBe(bytes.toString('base64'));
});
