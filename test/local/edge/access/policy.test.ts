import { parsePolicy } from '../../../../local/edge/access/policy';

const date = { 'AWS:EpochTime': 1_900_000_000 };
const parse = (document: unknown) =>
  parsePolicy(Buffer.from(typeof document === 'string' ? document : JSON.stringify(document)));

test('a policy with everything is read', () => {
  const Condition = {
    DateLessThan: date,
    DateGreaterThan: { 'AWS:EpochTime': 1 },
    IpAddress: { 'AWS:SourceIp': '192.0.2.0/24' },
  };
  expect(parse({ Statement: [{ Resource: 'https://h/*', Condition }] })).toStrictEqual({
    resource: 'https://h/*',
    lessThan: 1_900_000_000,
    greaterThan: 1,
    sourceIp: '192.0.2.0/24',
  });
});

test('a policy without a resource is one for every file, as the guide warns', () => {
  expect(parse({ Statement: [{ Condition: { DateLessThan: date } }] })).toStrictEqual({
    lessThan: 1_900_000_000,
  });
});

const good = { Resource: 'https://h/*', Condition: { DateLessThan: date } };

test.each<[string, unknown]>([
  ['is no JSON', '{"Statement":['],
  ['is empty', ''],
  ['is null', 'null'],
  ['has no statement', { Statement: [] }],
  ['has two statements', { Statement: [good, good] }],
  ['has a statement that is no list', { Statement: good }],
  ['has no end', { Statement: [{ Resource: '*', Condition: {} }] }],
  ['has no condition', { Statement: [{ Resource: '*' }] }],
  [
    'ends in text',
    { Statement: [{ ...good, Condition: { DateLessThan: { 'AWS:EpochTime': '1900000000' } } }] },
  ],
  ['ends in a fraction', { Statement: [{ ...good, Condition: { DateLessThan: { 'AWS:EpochTime': 1.5 } } }] }],
  [
    'ends in milliseconds',
    { Statement: [{ ...good, Condition: { DateLessThan: { 'AWS:EpochTime': 1_900_000_000_000 } } }] },
  ],
  [
    'names an IPv6 address',
    { Statement: [{ ...good, Condition: { DateLessThan: date, IpAddress: { 'AWS:SourceIp': '::1' } } }] },
  ],
  [
    'has an unknown condition',
    { Statement: [{ ...good, Condition: { DateLessThan: date, StringLike: {} } }] },
  ],
  ['has an empty resource', { Statement: [{ ...good, Resource: '' }] }],
  ['is too long', { Statement: [{ ...good, Resource: `https://h/${'a'.repeat(9_000)}` }] }],
])('a policy that %s is malformed', (_why, document) => {
  expect(parse(document)).toBeUndefined();
});
