import { eventPattern, matchesPattern } from '../../../../local/services/event-bridge/event-pattern';

const PATTERN = eventPattern.parse({
  source: ['aws.mediaconvert'],
  'detail-type': ['MediaConvert Job State Change'],
  detail: { queue: ['ours'], status: ['COMPLETE', 'ERROR'] },
});
const event = (change: object = {}, detail: object = {}) => ({
  source: 'aws.mediaconvert',
  'detail-type': 'MediaConvert Job State Change',
  resources: ['job'],
  detail: { queue: 'ours', status: 'ERROR', errorCode: 1010, ...detail },
  ...change,
});

test('an event fits whose every named field holds one of the values', () => {
  expect(matchesPattern(PATTERN, event())).toBe(true);
  expect(matchesPattern(PATTERN, event({}, { status: 'COMPLETE' }))).toBe(true);
});

test.each([
  ['another source', event({ source: 'aws.s3' })],
  ['another queue', event({}, { queue: 'theirs' })],
  ['another status', event({}, { status: 'PROGRESSING' })],
  ['the beginning of a value', event({}, { status: 'ERR' })],
  ['no detail', event({ detail: null })],
  ['text for a detail', event({ detail: 'ERROR' })],
])('%s does not fit', (_what, other) => {
  expect(matchesPattern(PATTERN, other)).toBe(false);
});

test('a list fits by any of its values; numbers are not text', () => {
  expect(matchesPattern(eventPattern.parse({ resources: ['other', 'job'] }), event())).toBe(true);
  expect(matchesPattern(eventPattern.parse({ detail: { errorCode: [1010] } }), event())).toBe(true);
  expect(matchesPattern(eventPattern.parse({ detail: { errorCode: ['1010'] } }), event())).toBe(false);
});

test.each([
  ['prefix', { source: [{ prefix: 'aws.' }] }],
  ['anything-but', { detail: { status: [{ 'anything-but': 'COMPLETE' }] } }],
  ['a value without a list', { source: 'aws.mediaconvert' }],
])('the matcher %s is not known', (_what, pattern) => {
  expect(() => eventPattern.parse(pattern)).toThrow(/exact values/);
});
