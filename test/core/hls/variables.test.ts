import { EXPANSIONS_MAX, Variables } from '../../../core/hls/variables';

function variables(values: Record<string, string>): Variables {
  const made = new Variables();
  for (const [name, value] of Object.entries(values)) made.define(name, value);
  return made;
}

test('a reference is replaced by its value, wherever it stands', () => {
  expect(variables({ a: '1', 'b-_2': '2' }).expand('{$a}x{$b-_2}{$a}')).toEqual({
    text: '1x21',
    unknownAt: undefined,
    restsOnUnknown: false,
    bringsFragment: false,
  });
});

test('the first reference without a value is told, by its place in the result', () => {
  expect(variables({ a: '123' }).expand('{$a}{$b}{$c}')).toMatchObject({ text: '123{$b}{$c}', unknownAt: 3 });
});

test('what only looks like a reference is text', () => {
  const text = '{$}{$a b}{a}${$a';
  expect(variables({ a: '1' }).expand(text)).toMatchObject({ text, unknownAt: undefined });
});

test('a value may refer to what was declared before it, and is not searched again', () => {
  const made = variables({ a: '1', b: '{$a}2', c: '$' });
  expect(made.expand('{$b}{{$c}a}')?.text).toBe('12{$a}');
});

test('a value that rests on an unknown one is unknown', () => {
  const made = new Variables();
  made.defineUnknown('a');
  made.define('b', '{$a}');
  made.define('c', '{$b}');
  expect(made.expand('{$c}')).toMatchObject({ unknownAt: 0, restsOnUnknown: true });
});

test('a value that refers to a name nobody declared holds that reference as text', () => {
  expect(variables({ b: '{$a}', a: '1' }).expand('{$b}')).toMatchObject({
    text: '{$a}',
    unknownAt: undefined,
  });
});

test('a value that is known stays when the name is declared again without one', () => {
  const made = variables({ a: '1' });
  made.defineUnknown('a');
  expect(made.expand('{$a}')?.text).toBe('1');
});

test('the last of two values counts', () => {
  expect(variables({ a: '1' }).expand('{$a}')?.text).toBe('1');
  const made = variables({ a: '1' });
  made.define('a', '2');
  expect(made.expand('{$a}')?.text).toBe('2');
});

test.each(['a\tb', 'a\\b', 'a\u007f'])(
  'the value %j is unknown, because clients read it differently',
  value => {
    expect(variables({ a: value }).expand('{$a}')?.unknownAt).toBe(0);
  },
);

test('a value that brings a fragment is told', () => {
  expect(variables({ a: '#t' }).expand('x{$a}')?.bringsFragment).toBe(true);
});

test('names that objects inherit are no variables', () => {
  expect(new Variables().expand('{$constructor}{$__proto__}')?.unknownAt).toBe(0);
});

test('a text longer than any URL is not made', () => {
  const made = variables({ a: 'x'.repeat(4096) });
  expect(made.expand('{$a}{$a}')?.text).toHaveLength(8192);
  expect(made.expand('{$a}{$a}y')).toBeUndefined();
  expect(made.expand('{$a}'.repeat(1_000_000))).toBeUndefined();
});

test('all values together have a bound, so that a small playlist cannot ask for much work', () => {
  const made = variables({ a: 'x'.repeat(8000) });
  expect(() => {
    for (let i = 0; i <= EXPANSIONS_MAX / 8000; i += 1) made.expand('{$a}');
  }).toThrow(RangeError);
});
