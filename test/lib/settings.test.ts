import { readSettings, SETTINGS } from '../../lib/settings';

const DEFAULTS = {
  keys: { live: [1], active: 1 },
  throttling: { rate: 500, burst: 1_000 },
  ingest: 'announced',
  apiOrigins: [],
  selfRegistration: false,
  oidc: {},
  uploads: { maxGiB: 50, types: expect.arrayContaining(['video/mp4', 'video/quicktime']) },
  sources: { action: 'keep', days: 30 },
  ipLocks: false,
  priceClass: 'PriceClass_All',
  retainMedia: true,
  logRetentionDays: 30,
  grantMaxHours: 24,
};

const WEB_ACL =
  'arn:aws:wafv2:us-east-1:123456789012:global/webacl/films/0a1b2c3d-1111-2222-3333-444455556666';

const OIDC = { issuer: 'https://id.example/realms/films', audience: 'screening-room' };

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:on-call';

function faultsOf(context: Record<string, unknown>): string {
  try {
    readSettings(context);
  } catch (error) {
    return String(error);
  }
  return 'no fault';
}

test('without a word every setting has its default', () => {
  expect(readSettings({})).toEqual(DEFAULTS);
});

test('context of the CDK itself is no setting', () => {
  expect(readSettings({ '@aws-cdk/core:x': true, 'aws:cdk:y': [], 'cli-telemetry': false })).toEqual(
    DEFAULTS,
  );
});

test.each([
  ['keys.live', [1, 7], { keys: { live: [1, 7], active: 1 } }],
  ['throttling.rate', 9, { throttling: { rate: 9, burst: 1_000 } }],
  ['throttling.burst', 8, { throttling: { rate: 500, burst: 8 } }],
  ['ingest', 'any', { ingest: 'any' }],
  ['apiOrigins', ['https://shop.example'], { apiOrigins: ['https://shop.example'] }],
  ['apiOrigins', ['http://localhost:5173'], { apiOrigins: ['http://localhost:5173'] }],
  ['selfRegistration', true, { selfRegistration: true }],
  ['oidc', OIDC, { oidc: OIDC }],
  ['uploads.maxGiB', 5_120, { uploads: { ...DEFAULTS.uploads, maxGiB: 5_120 } }],
  ['uploads.types', ['video/mp4'], { uploads: { maxGiB: 50, types: ['video/mp4'] } }],
  ['sources.action', 'tier', { sources: { action: 'tier', days: 30 } }],
  ['sources.days', 90, { sources: { action: 'keep', days: 90 } }],
  ['ipLocks', true, { ipLocks: true }],
  ['webAclArn', WEB_ACL, { webAclArn: WEB_ACL }],
  ['priceClass', 'PriceClass_100', { priceClass: 'PriceClass_100' }],
  ['retainMedia', false, { retainMedia: false }],
  ['logRetentionDays', 7, { logRetentionDays: 7 }],
  ['alarmTopicArn', TOPIC, { alarmTopicArn: TOPIC }],
  ['grantMaxHours', 48, { grantMaxHours: 48 }],
])('%s is taken from the command line as text, and from cdk.json by its type', (name, value, changed) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const [group = '', inner] = name.split('.');
  const inFile = inner === undefined ? { [group]: value } : { [group]: { [inner]: value } };
  expect(readSettings({ [name]: text })).toEqual({ ...DEFAULTS, ...changed });
  expect(readSettings({ screeningRoom: inFile })).toEqual({ ...DEFAULTS, ...changed });
});

test('the command line comes before cdk.json, setting by setting', () => {
  const screeningRoom = { keys: { live: [1, 2], active: 1 }, retainMedia: false };
  expect(readSettings({ screeningRoom, 'keys.active': '2' })).toEqual({
    ...DEFAULTS,
    keys: { live: [1, 2], active: 2 },
    retainMedia: false,
  });
});

test.each(['246912345678901234', 'true', 'null', '[1]'])(
  'a setting that takes text takes %s from the command line as the text that it is',
  audience => {
    const given = { 'oidc.issuer': OIDC.issuer, 'oidc.audience': audience };
    expect(readSettings(given).oidc).toEqual({ ...OIDC, audience });
  },
);

test('a group may be given as JSON', () => {
  expect(readSettings({ keys: '{"live":[2],"active":2}' }).keys).toEqual({ live: [2], active: 2 });
});

test('all faults are reported together', () => {
  const faults = faultsOf({
    ipLock: 'true',
    'keys.active': '7',
    screeningRoom: { throttling: { rate: 'much' }, logRetentionDays: 31, retainMedia: 'false' },
  });
  expect(faults).toContain('5 faults');
  expect(faults).toContain('ipLock is not a setting; the nearest one is ipLocks');
  for (const name of ['keys.active', 'throttling.rate', 'logRetentionDays', 'retainMedia']) {
    expect(faults).toContain(`- ${name}: `);
  }
});

test.each([
  ['an unknown name in cdk.json', { screeningRoom: { keys: { alive: [1] } } }, 'nearest one is keys.live'],
  ['a group that is none', { screeningRoom: { throttling: 5 } }, 'throttling is not a setting'],
  ['settings that are no object', { screeningRoom: 'yes' }, 'screeningRoom is not a setting'],
  ['no live generation', { 'keys.live': '[]' }, 'keys.live'],
  ['six live generations', { 'keys.live': '[1,2,3,4,5,6]' }, 'keys.live'],
  ['a generation named twice', { 'keys.live': '[1,1]' }, 'names a generation twice'],
  ['a generation of zero', { 'keys.live': '[0,1]' }, 'keys.live'],
  ['an active generation that is not live', { 'keys.active': '2' }, 'is not one of keys.live'],
  ['a way to take uploads that there is not', { ingest: 'all' }, 'ingest'],
  ['an origin without TLS', { apiOrigins: '["http://shop.example"]' }, 'apiOrigins.0'],
  ['a host that begins like this one', { apiOrigins: '["http://localhost.example"]' }, 'apiOrigins.0'],
  ['an issuer on such a host', { oidc: { ...OIDC, issuer: 'http://127.0.0.1.example' } }, 'HTTPS URL'],
  ['an issuer with a name before its host', { oidc: { ...OIDC, issuer: 'https://a@id.example' } }, 'HTTPS'],
  ['an origin with a path', { apiOrigins: '["https://shop.example/"]' }, 'apiOrigins.0'],
  ['an origin with a port that browsers leave out', { apiOrigins: '["https://shop.example:443"]' }, 'origin'],
  ['every origin', { apiOrigins: '["*"]' }, 'is not an origin'],
  ['an issuer without TLS', { oidc: { ...OIDC, issuer: 'http://id.example' } }, 'is not an HTTPS URL'],
  ['an issuer without an audience', { 'oidc.issuer': OIDC.issuer }, 'oidc.audience: is needed'],
  ['an audience without an issuer', { 'oidc.audience': OIDC.audience }, 'oidc.issuer: is needed'],
  [
    'registration without a pool',
    { oidc: OIDC, selfRegistration: 'true' },
    'selfRegistration: means nothing',
  ],
  ['a file larger than S3 takes', { 'uploads.maxGiB': '5121' }, 'uploads.maxGiB'],
  ['a family of media types', { 'uploads.types': '["video/*"]' }, 'is not a media type'],
  ['no media type', { 'uploads.types': '[]' }, 'uploads.types'],
  ['a source that goes at once', { 'sources.action': 'tier', 'sources.days': '0' }, 'sources.days'],
  [
    'a source that goes while its film may need it',
    { 'sources.action': 'delete', 'sources.days': '13' },
    'sources.days: is 14 at least',
  ],
  ['a way with sources that there is not', { 'sources.action': 'move' }, 'sources.action'],
  ['a regional web ACL', { webAclArn: WEB_ACL.replace('global', 'regional') }, 'webAclArn'],
  ['a topic that is a queue', { alarmTopicArn: TOPIC.replace('sns', 'sqs') }, 'alarmTopicArn'],
  ['a price class that CloudFront does not know', { priceClass: 'PriceClass_300' }, 'priceClass'],
])('%s is a fault', (_, context, words) => {
  expect(faultsOf(context)).toContain(words);
});

test('the table has a sentence for every setting, and the default that is used', () => {
  const names = SETTINGS.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['keys.live', 'keys.active', 'webAclArn', 'grantMaxHours']));
  expect(SETTINGS.every(({ sentence }) => /^[A-Z].*\.$/.test(sentence))).toBe(true);
  const defaults = Object.fromEntries(SETTINGS.map(row => [row.name, row.default]));
  expect(defaults).toMatchObject({
    'keys.live': [1],
    'throttling.rate': 500,
    ipLocks: false,
    webAclArn: undefined,
  });
});
