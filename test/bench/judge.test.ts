import type { Budget } from '../../bench/budget';
import { BUDGETS } from '../../bench/budgets';
import { judge } from '../../bench/judge';

const FAST: Budget = { id: 'fast', what: 'speed', unit: 'x', target: { atLeast: 700 } };
const SMALL: Budget = { id: 'small', what: 'size', unit: '%', target: { atMost: 10 } };
const PEER: Budget = { id: 'peer', what: 'a peer', unit: 'x' };

test.each([
  [FAST, 699.9, false],
  [FAST, 700, true],
  [SMALL, 10, true],
  [SMALL, 10.1, false],
])('%j with %d holds: %s', (budget, value, holds) => {
  expect(judge([budget], { [budget.id]: [value] })).toMatchObject([{ holds }]);
});

test('the median is judged, whatever the spread', () => {
  expect(judge([FAST], { fast: [1, 800, 801, 802, 1] })).toMatchObject([{ holds: true }]);
});

test('a target that nothing was measured for does not hold', () => {
  expect(judge([FAST], {})).toMatchObject([{ figure: undefined, holds: false }]);
});

test('a peer has a figure and no verdict', () => {
  expect(judge([PEER], { peer: [2] })).toMatchObject([{ figure: { median: 2 }, holds: undefined }]);
});

test('what was measured without a budget is an error, so that no figure is lost', () => {
  expect(() => judge([FAST], { fast: [800], other: [1] })).toThrow('measured without a budget: other');
});

test('the lines keep the order of the budgets', () => {
  expect(judge([PEER, FAST], { fast: [1], peer: [1] }).map(({ id }) => id)).toEqual(['peer', 'fast']);
});

test('each figure has one budget', () => {
  const ids = BUDGETS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
