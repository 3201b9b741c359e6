import { forEachAttribute } from '../../../core/hls/attribute-list';

function read(list: string): [string, string, boolean][] {
  const bytes = Buffer.from(list);
  const attributes: [string, string, boolean][] = [];
  forEachAttribute(bytes, 0, bytes.length, (name, start, end, quoted) => {
    attributes.push([name, bytes.toString('utf8', start, end), quoted]);
  });
  return attributes;
}

const CASES: Record<string, [string, string, boolean][]> = {
  '': [],
  ',,': [],
  A: [],
  'A=1': [['A', '1', false]],
  'A=': [['A', '', false]],
  'A=""': [['A', '', true]],
  'A="x,B=y",C=z': [
    ['A', 'x,B=y', true],
    ['C', 'z', false],
  ],
  ' A = "x" , B="y"': [
    ['A', 'x', true],
    ['B', 'y', true],
  ],
  'A="x"junk,B="y"': [
    ['A', 'x', true],
    ['B', 'y', true],
  ],
  'A="x"B="y"': [
    ['A', 'x', true],
    ['B', 'y', true],
  ],
  'junk,A="x"': [['A', 'x', true]],
  'A="x,B="y': [['A', 'x,B=', true]],
  'A="x': [['A', 'x', false]],
  'A="': [['A', '', false]],
  'A=x"y",B="z"': [
    ['A', 'x"y"', false],
    ['B', 'z', true],
  ],
  'A=="x"': [['A', '="x"', false]],
};

test.each(Object.entries(CASES))('%j', (list, expected) => {
  expect(read(list)).toEqual(expected);
});

test('nothing outside the list is read', () => {
  const bytes = Buffer.from('X="A="b",C="d');
  const names: string[] = [];
  forEachAttribute(bytes, 3, 6, (name, start, end, quoted) =>
    names.push(`${name} ${start} ${end} ${quoted}`),
  );
  expect(names).toEqual(['A 6 6 false']);
});
