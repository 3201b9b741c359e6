import { CacheStore } from '../../../../local/edge/cache/cache-store';

const answer = (size: number) => ({
  status: 200,
  headers: {},
  body: Buffer.alloc(size),
  bornAt: 0,
  freshUntil: 0,
});

test('what was longest unused goes when the bytes run out', () => {
  const store = new CacheStore(40_000);
  store.put('a', answer(10_000));
  store.put('b', answer(10_000));
  store.put('c', answer(10_000));
  store.get('a');
  store.put('d', answer(10_000));
  expect(['a', 'b', 'c', 'd'].filter(key => store.get(key))).toStrictEqual(['a', 'c', 'd']);
});

test('an answer that is replaced gives its bytes back', () => {
  const store = new CacheStore(25_000);
  for (let times = 0; times < 10; times++) store.put('a', answer(10_000));
  store.put('b', answer(10_000));
  expect(store.get('a')).toBeDefined();
});

test('an answer larger than the whole store is not kept', () => {
  const store = new CacheStore(10_000);
  store.put('a', answer(20_000));
  expect(store.get('a')).toBeUndefined();
});

test('many small answers are bounded as well', () => {
  const store = new CacheStore(100_000);
  for (let key = 0; key < 1_000; key++) store.put(`${key}`, answer(0));
  expect(store.get('0')).toBeUndefined();
  expect(store.get('999')).toBeDefined();
});
