import { ByteMemo } from '../../../lambdas/_shared/byte-memo';

const kilobytes = (count: number) => 'x'.repeat(count * 1024);

function recorder(limit: number) {
  const made: string[] = [];
  const memo = new ByteMemo<string>(limit, value => value.length);
  const get = async (key: string, value = kilobytes(1)) =>
    memo.get(key, async () => {
      made.push(key);
      return value;
    });
  return { made, get };
}

test('a value is made once', async () => {
  const { made, get } = recorder(10_000);
  expect(await get('a', 'first')).toBe('first');
  expect(await get('a', 'second')).toBe('first');
  expect(made).toEqual(['a']);
});

test('a kept value is there without a turn of the event loop', async () => {
  const memo = new ByteMemo<string>(10_000, value => value.length);
  await memo.get('a', () => 'value');
  expect(memo.get('a', () => 'other')).toBe('value');
});

test('callers at the same time share one making', async () => {
  const { made, get } = recorder(10_000);
  expect(await Promise.all([get('a'), get('a'), get('a')])).toHaveLength(3);
  expect(made).toEqual(['a']);
});

test('the least recently used value goes first', async () => {
  const { made, get } = recorder(4 * 1024);
  await get('a');
  await get('b');
  await get('c');
  await get('a');
  await get('d');
  made.length = 0;
  await get('a');
  await get('c');
  await get('b');
  expect(made).toEqual(['b']);
});

test('many small values stay within the limit', async () => {
  const { made, get } = recorder(100 * 1024);
  for (let index = 0; index < 1_000; index++) await get(`key ${index}`);
  made.length = 0;
  for (let index = 999; index >= 0; index--) await get(`key ${index}`);
  expect(1_000 - made.length).toBeLessThan(100);
  expect(1_000 - made.length).toBeGreaterThan(50);
});

test('a value above the limit is given, not kept, and drives nothing else out', async () => {
  const { made, get } = recorder(10 * 1024);
  await get('small');
  expect(await get('huge', kilobytes(11))).toHaveLength(11 * 1024);
  await get('huge', kilobytes(11));
  await get('small');
  expect(made).toEqual(['small', 'huge', 'huge']);
});

test.each([
  ['rejects', () => Promise.reject(new Error('no'))],
  [
    'throws at once',
    () => {
      throw new Error('no');
    },
  ],
])('a making that %s reaches all its callers and is not kept', async (_name, fail) => {
  const memo = new ByteMemo<string>(10_000, value => value.length);
  const both = await Promise.allSettled([memo.get('a', fail), memo.get('a', fail)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await memo.get('a', () => 'value')).toBe('value');
});

test('a value that is dropped is made anew, and leaves its room to others', async () => {
  const memo = new ByteMemo<string>(300, value => value.length);
  await memo.get('a', () => 'one');
  memo.drop('a');
  memo.drop('a');
  expect(await memo.get('a', () => 'two')).toBe('two');
  await memo.get('b', () => 'b');
  expect(await memo.get('a', () => 'three')).toBe('two');
});
