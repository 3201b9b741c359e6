import { isWhole, partCount, partLength } from '../../../core/upload/parts';

const MIB = 1024 ** 2;
const PLAN = { size: 20 * MIB, partSize: 8 * MIB };
const ARRIVED = [1, 2, 3].map(partNumber => ({
  partNumber,
  size: partNumber === 3 ? 4 * MIB : 8 * MIB,
  eTag: `"tag-${partNumber}"`,
}));
const NAMED = ARRIVED.map(({ partNumber, eTag }) => ({ partNumber, eTag }));

test('the last part has what is left', () => {
  expect(partCount(PLAN)).toBe(3);
  expect([0, 1, 2, 3, 4, 1.5].map(number => partLength(PLAN, number))).toEqual([
    undefined,
    8 * MIB,
    8 * MIB,
    4 * MIB,
    undefined,
    undefined,
  ]);
});

test('an upload that its parts fill exactly has no empty one', () => {
  const plan = { size: 16 * MIB, partSize: 8 * MIB };
  expect(partCount(plan)).toBe(2);
  expect(partLength(plan, 2)).toBe(8 * MIB);
});

test('an upload is whole when every part has arrived and is named, with or without the quotes of its tag', () => {
  expect(isWhole(PLAN, NAMED, ARRIVED)).toBe(true);
  const bare = NAMED.map(part => ({ ...part, eTag: part.eTag.replaceAll('"', '') }));
  expect(isWhole(PLAN, bare, ARRIVED)).toBe(true);
});

const [first, second, third] = NAMED as [{ partNumber: number; eTag: string }, never, never];
test.each([
  ['a part is not named', [first, second], ARRIVED],
  ['a part is named twice', [first, second, second], ARRIVED],
  ['the order is another', [second, first, third], ARRIVED],
  ['a tag is another', [first, second, { partNumber: 3, eTag: '"other"' }], ARRIVED],
  ['a part has not arrived', NAMED, ARRIVED.slice(0, 2)],
  ['a part is too short', NAMED, [...ARRIVED.slice(0, 2), { partNumber: 3, size: 1, eTag: '"tag-3"' }]],
])('it is not whole when %s', (_, named, arrived) => {
  expect(isWhole(PLAN, named, arrived)).toBe(false);
});
