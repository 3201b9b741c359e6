import { fateOf, isDue } from '../../../../../local/services/s3/lifecycle/due';
import { lifecycleConfiguration } from '../../../../../local/services/s3/lifecycle/lifecycle-rules';
import type { StoredObject } from '../../../../../local/services/s3/store/stored-object';

const MIB = 1024 ** 2;
const MADE = Date.UTC(2030, 0, 15, 10, 30);
const rulesOf = (...Rules: object[]) => lifecycleConfiguration.parse({ Rules }).Rules;
const object = (rest: Partial<StoredObject> = {}): StoredObject => ({
  ...{ key: 'uploads/film/source', size: 50 * MIB, etag: 'e', modified: MADE, headers: {}, data: 'd' },
  ...rest,
});
const onDay = (day: number) => Date.UTC(2030, 0, day);

test('days are added, and the next midnight counts', () => {
  expect(isDue(MADE, 3, onDay(19) - 1)).toBe(false);
  expect(isDue(MADE, 3, onDay(19))).toBe(true);
  expect(isDue(onDay(15), 3, onDay(18))).toBe(true);
});

describe('an object', () => {
  const rules = rulesOf(
    {
      ...{ Status: 'Enabled', Prefix: 'uploads/', ObjectSizeGreaterThan: `${16 * MIB}` },
      Transitions: [
        { StorageClass: 'STANDARD_IA', TransitionInDays: 1 },
        { StorageClass: 'GLACIER_IR', TransitionInDays: 3 },
      ],
    },
    { Status: 'Enabled', Prefix: 'uploads/old/', ExpirationInDays: 3 },
  );
  const captions = object({ key: 'uploads/film/captions/en', size: 16 * MIB });

  test.each<[string, StoredObject, number, ReturnType<typeof fateOf>]>([
    ['stays before anything is due', object(), 17, { storageClass: 'STANDARD_IA' }],
    ['goes to the class of the last days that are over', object(), 19, { storageClass: 'GLACIER_IR' }],
    ['goes there once', object({ storageClass: 'GLACIER_IR' }), 19, undefined],
    ['expires rather than change its class', object({ key: 'uploads/old/x' }), 19, 'expires'],
    ['stays where no prefix fits', object({ key: 'vod/film/index.m3u8' }), 31, undefined],
    ['stays where it is too small for the rule', captions, 31, undefined],
  ])('%s', (_what, about, day, fate) => {
    expect(fateOf(rules, about, onDay(day))).toEqual(fate);
  });

  test('below 128 KiB changes its class only where a rule names sizes', () => {
    const [moving] = [
      { Status: 'Enabled', Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 1 }] },
    ];
    const small = object({ size: 128 * 1024 - 1 });
    expect(fateOf(rulesOf(moving ?? {}), small, onDay(31))).toBeUndefined();
    expect(fateOf(rulesOf({ ...moving, ObjectSizeLessThan: MIB }), small, onDay(31))).toEqual({
      storageClass: 'GLACIER_IR',
    });
  });
});

test.each([
  [
    'a class that cannot be read at once',
    { Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 1 }] },
  ],
  ['tags', { TagFilters: [{ Key: 'a', Value: 'b' }], ExpirationInDays: 1 }],
  ['no days', { ExpirationInDays: 0 }],
])('a rule with %s is refused', (_what, rule) => {
  expect(() => rulesOf({ Status: 'Enabled', ...rule })).toThrow();
});
