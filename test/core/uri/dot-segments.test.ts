import fc from 'fast-check';
import { hasEncodedDotSegment, lastDotSegmentEnd, removeDotSegments } from '../../../core/uri/dot-segments';

const path = fc
  .array(fc.constantFrom('.', '..', 'a', '', '...', '.b', 'c.', 'd..e'), { minLength: 1, maxLength: 8 })
  .map(segments => segments.join('/'));

test('dot segments are removed as the URL standard removes them', () => {
  fc.assert(
    fc.property(path, text => {
      expect(removeDotSegments(`/${text}`)).toBe(new URL(`https://a/${text}`).pathname);
    }),
  );
});

test.each([
  ['/a/b/c/./../../g', '/a/g'],
  ['/a/..', '/'],
  ['/a/.', '/a/'],
  ['/../../a', '/a'],
  ['/a//../b', '/a/b'],
  ['/..//a', '//a'],
])('%s becomes %s (RFC 3986, section 5.2.4)', (text, expected) => {
  expect(removeDotSegments(text)).toBe(expected);
});

test('behind the last dot segment there is none, and before its end there is one', () => {
  fc.assert(
    fc.property(path, text => {
      const end = lastDotSegmentEnd(text);
      const isDots = (segment: string) => segment === '.' || segment === '..';
      expect(text.slice(end).split('/').some(isDots)).toBe(false);
      expect(end === 0 || isDots(text.slice(0, end).replace(/\/$/, '').split('/').at(-1) ?? '')).toBe(true);
    }),
  );
});

test.each([
  ['%2e', true],
  ['%2E%2e/a', true],
  ['a/.%2e', true],
  ['a/%2e./b', true],
  ['a/%2ea', false],
  ['a%2e/b', false],
  ['%2f/..', false],
  ['..', false],
  ['%2', false],
  ['a/%2e%2/b', false],
  ['a%2e/b/%2e', true],
])('%s has an encoded dot segment: %p', (text, expected) => {
  expect(hasEncodedDotSegment(text)).toBe(expected);
});
