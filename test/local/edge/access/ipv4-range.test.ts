import { isInRange, parseIpv4Range } from '../../../../local/edge/access/ipv4-range';

test.each([
  ['192.0.2.1', '192.0.2.1', true],
  ['192.0.2.1', '192.0.2.2', false],
  ['192.0.2.1/32', '192.0.2.1', true],
  ['192.0.2.0/24', '192.0.2.255', true],
  ['192.0.2.77/24', '192.0.2.1', true],
  ['192.0.2.0/24', '192.0.3.0', false],
  ['0.0.0.0/0', '255.255.255.255', true],
  ['10.0.0.0/8', '::ffff:10.1.2.3', true],
  ['0.0.0.0/0', '::1', false],
])('the range %s over %s is %s', (text, address, expected) => {
  const range = parseIpv4Range(text);
  expect(range && isInRange(range, address)).toBe(expected);
});

test.each([
  '',
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '01.2.3.4',
  '1.2.3.4/33',
  '1.2.3.4/',
  '1.2.3.4/8/8',
  '::1',
  '2001:db8::/32',
])('"%s" is no range that a policy may name', text => {
  expect(parseIpv4Range(text)).toBeUndefined();
});
