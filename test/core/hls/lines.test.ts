import fc from 'fast-check';
import { forEachLine } from '../../../core/hls/lines';

function lines(text: string): string[] {
  const bytes = Buffer.from(text);
  const found: string[] = [];
  forEachLine(bytes, (start, end) => found.push(bytes.toString('utf8', start, end)));
  return found;
}

test.each([
  ['', []],
  ['\n\r\n \n', []],
  ['a', ['a']],
  ['a\nb\n', ['a', 'b']],
  ['a\r\nb\r\n', ['a', 'b']],
  ['a\rb\n', ['a\rb']],
  ['\ufeffa\n', ['a']],
  ['a\n\ufeffb', ['a', '\ufeffb']],
  [' \t\v\fa b\f\v\t ', ['a b']],
  ['\u00a0a\u00a0', ['\u00a0a\u00a0']],
])('%j holds the lines %j', (text, expected) => {
  expect(lines(text)).toEqual(expected);
});

test('what is found is what splitting and trimming would find', () => {
  const text = fc.array(fc.constantFrom('a', '#', ' ', '\t', '\r', '\n', 'ä')).map(parts => parts.join(''));
  fc.assert(
    fc.property(text, made => {
      const expected = made.split('\n').map(line => line.replace(/^[ \t\r]+|[ \t\r]+$/g, ''));
      expect(lines(made)).toEqual(expected.filter(line => line !== ''));
    }),
  );
});
