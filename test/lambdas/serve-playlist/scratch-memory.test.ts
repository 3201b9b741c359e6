import { createScratchMemory } from '../../../lambdas/serve-playlist/scratch-memory';

const MEGABYTE = 1024 * 1024;

test('a buffer has the length that was asked for', () => {
  const scratch = createScratchMemory();
  for (const length of [0, 1, MEGABYTE, 100, 30 * MEGABYTE]) expect(scratch(length)).toHaveLength(length);
});

test('the same memory is given each time', () => {
  const scratch = createScratchMemory();
  expect(scratch(MEGABYTE).buffer).toBe(scratch(10).buffer);
});

test('what is larger than an ordinary playlist gets memory of its own, which is not kept', () => {
  const scratch = createScratchMemory();
  expect(scratch(30 * MEGABYTE).buffer).not.toBe(scratch(30 * MEGABYTE).buffer);
});
