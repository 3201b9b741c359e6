import { IntList } from '../../../core/dash/int-list';

test('what was pushed is there, in order, until it is cut off', () => {
  const list = new IntList();
  for (let value = 0; value < 1_000; value += 1) list.push(value);
  expect([list.length, list.at(0), list.at(999), list.at(1_000)]).toEqual([1_000, 0, 999, 0]);
  list.cut(10);
  expect([list.length, list.at(9), list.at(10)]).toEqual([10, 9, 0]);
});
