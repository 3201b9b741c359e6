import { errorTimeToLive, timeToLive } from '../../../../local/edge/cache/time-to-live';

const NOW = Date.UTC(2030, 0, 1);
const policy = { minTtl: 5, defaultTtl: 100, maxTtl: 1_000, encodings: [] };
const disabled = { minTtl: 0, defaultTtl: 0, maxTtl: 0, encodings: [] };
const in60 = new Date(NOW + 60_000).toUTCString();

test.each<[string, Record<string, string>, number]>([
  ['nothing: the default', {}, 100],
  ['max-age', { 'cache-control': 'public, max-age=60' }, 60],
  ['s-maxage before max-age', { 'cache-control': 'max-age=60, s-maxage=70' }, 70],
  ['s-maxage in quotes and capitals', { 'cache-control': 'S-MaxAge="70"' }, 70],
  ['max-age before Expires', { 'cache-control': 'max-age=60', expires: new Date(0).toUTCString() }, 60],
  ['Expires', { expires: in60 }, 60],
  ['Expires in the past', { expires: new Date(0).toUTCString() }, 5],
  ['Expires that is no date', { expires: '0' }, 5],
  ['less than the least', { 'cache-control': 'max-age=1' }, 5],
  ['more than the most', { 'cache-control': 'max-age=31536000' }, 1_000],
  ['no-store', { 'cache-control': 'no-store' }, 5],
  ['no-cache with max-age', { 'cache-control': 'no-cache, max-age=60' }, 5],
  ['private', { 'cache-control': 'private="x", s-maxage=60' }, 5],
  ['a max-age that is no number', { 'cache-control': 'max-age=soon' }, 100],
])('%s', (_what, headers, seconds) => {
  expect(timeToLive(policy, headers, NOW)).toBe(seconds);
});

test('CachingDisabled keeps nothing, whatever the origin asks', () => {
  expect(timeToLive(disabled, { 'cache-control': 's-maxage=600' }, NOW)).toBe(0);
  expect(timeToLive(disabled, {}, NOW)).toBe(0);
});

const minTtl = new Map([
  [403, 0],
  [404, 1],
]);

test.each<[number, Record<string, string>, number]>([
  [500, {}, 10],
  [503, { 'cache-control': 'no-store' }, 10],
  [403, { 'cache-control': 'no-store' }, 0],
  [403, { 'cache-control': 'max-age=30' }, 30],
  [404, {}, 1],
  [404, { 'cache-control': 'no-store' }, 0],
  [404, { 'cache-control': 'max-age=30' }, 30],
  [404, { 'cache-control': 'max-age=5000' }, 1_000],
  [410, { 'cache-control': 'private' }, 0],
  [501, { 'cache-control': 'no-cache' }, 0],
  [400, {}, 0],
  [400, { 'cache-control': 'max-age=30' }, 30],
  [401, { 'cache-control': 'max-age=30' }, 0],
  [416, { 'cache-control': 'max-age=30' }, 0],
  [429, {}, 0],
])('an error %i with %j is kept for %i s', (status, headers, seconds) => {
  expect(errorTimeToLive({ status, headers }, minTtl, policy, NOW)).toBe(seconds);
});

test('CachingDisabled does not keep errors from being kept for their least time', () => {
  const error = { status: 502, headers: { 'cache-control': 'max-age=30' } };
  expect(errorTimeToLive(error, minTtl, disabled, NOW)).toBe(10);
});
