import { callerAddresses } from '../../../../lambdas/videos-api/auth/caller-addresses';

const CLOUDFRONT = '203.0.113.9';
const from = (sourceIp: string, forwardedFor?: string) =>
  callerAddresses({ requestContext: { http: { sourceIp } } }, forwardedFor);

test('behind CloudFront the visitor is whom CloudFront has seen, whatever else the header says', () => {
  const behind = { peer: CLOUDFRONT, visitor: '198.51.100.1' };
  expect(from(CLOUDFRONT, `198.51.100.1, ${CLOUDFRONT}`)).toEqual(behind);
  expect(from(CLOUDFRONT, `10.0.0.1, made up,198.51.100.1, ${CLOUDFRONT}`)).toEqual(behind);
  // Where the gateway had added nothing of its own.
  expect(from(CLOUDFRONT, '10.0.0.1, 198.51.100.1')).toEqual(behind);
});

test('who calls the API itself is the peer, and can invent a visitor but no peer', () => {
  expect(from('192.0.2.7', '192.0.2.7')).toEqual({ peer: '192.0.2.7', visitor: '192.0.2.7' });
  expect(from('192.0.2.7')).toEqual({ peer: '192.0.2.7', visitor: '192.0.2.7' });
  expect(from('192.0.2.7', 'invented, 192.0.2.7')).toEqual({ peer: '192.0.2.7', visitor: 'invented' });
});

test('an IPv6 address stands for its network of 64 bits, however it is written', () => {
  const { peer } = from('2001:db8:0:1:aaaa::1');
  expect(peer).toBe('2001:db8:0:1::/64');
  expect(from('2001:0DB8::1:0:0:0:2').peer).toBe(peer);
  expect(from('2001:db8:0:2::1').peer).not.toBe(peer);
  expect(from('::1').peer).toBe('0:0:0:0::/64');
});

test('without an event of the gateway all share one address', () => {
  expect(callerAddresses(undefined, undefined)).toEqual({ peer: '', visitor: '' });
});
