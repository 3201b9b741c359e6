import { customPolicy } from '../../../core/signing/policy';

const SCOPE = {
  cdnOrigin: 'https://d111111abcdef8.cloudfront.net',
  prefix: 'vod/film/run',
  expires: 1_800_000_000,
};

test('the policy is this text and no other', () => {
  expect(customPolicy(SCOPE)).toBe(
    '{"Statement":[{"Resource":"https://d111111abcdef8.cloudfront.net/vod/film/run/*","Condition":{"DateLessThan":{"AWS:EpochTime":1800000000}}}]}',
  );
});

test('an address becomes a range of one', () => {
  expect(customPolicy({ ...SCOPE, ip: '203.0.113.7' })).toBe(
    '{"Statement":[{"Resource":"https://d111111abcdef8.cloudfront.net/vod/film/run/*","Condition":{"DateLessThan":{"AWS:EpochTime":1800000000},"IpAddress":{"AWS:SourceIp":"203.0.113.7/32"}}}]}',
  );
});

test('a range stays as it is', () => {
  expect(customPolicy({ ...SCOPE, ip: '203.0.113.0/24' })).toContain('"AWS:SourceIp":"203.0.113.0/24"');
});

test.each(['vod/*', 'vod/fil?/run'])('the prefix %s is refused: it would open more than one film', prefix => {
  expect(() => customPolicy({ ...SCOPE, prefix })).toThrow(TypeError);
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('the expiry %p is refused', expires => {
  expect(() => customPolicy({ ...SCOPE, expires })).toThrow(TypeError);
});
