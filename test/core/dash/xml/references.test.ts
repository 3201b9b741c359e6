import fc from 'fast-check';
import { decodeReferences, escapeText, rawOffset, referenceEnd } from '../../../../core/dash/xml/references';

test.each([
  ['a&amp;b', 'a&b'],
  ['&lt;&gt;&quot;&apos;', '<>"\''],
  ['&#65;&#x42;&#x000043;', 'ABC'],
  ['&amp;amp;', '&amp;'],
  ['&#228;', Buffer.from('ä').toString('latin1')],
])('%s stands for %s', (raw, text) => {
  expect(decodeReferences(raw)).toBe(text);
});

test.each([
  '&',
  '&amp',
  '&;',
  '&nbsp;',
  '&#;',
  '&#x;',
  '&#xg;',
  '&#1;',
  '&#xfffe;',
  `&#${'0'.repeat(40)}65;`,
])('%j is no reference', text => {
  expect(referenceEnd(Buffer.from(text), 0)).toBeUndefined();
});

const text = fc.stringMatching(/^[a-c&<>"';#]{0,12}$/);

test('what is escaped is decoded to what it was', () => {
  fc.assert(fc.property(text, plain => expect(decodeReferences(escapeText(plain))).toBe(plain)));
});

test('an offset in the decoded text leads to the same character in the raw one', () => {
  fc.assert(
    fc.property(text, fc.nat(12), (plain, offset) => {
      const at = Math.min(offset, plain.length);
      expect(rawOffset(escapeText(plain), at)).toBe(escapeText(plain.slice(0, at)).length);
    }),
  );
});
