import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { isXmlText } from '../../../../core/dash/xml/is-xml-text';

const FORBIDDEN = /[^\t\n\r\x20-\ufffd\u{10000}-\u{10ffff}]/u;

test('text is UTF-8 without the characters that XML forbids', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc.string({ unit: 'binary', maxLength: 4 }).map(text => new Uint8Array(Buffer.from(text))),
    fc
      .array(fc.constantFrom(0xe0, 0xed, 0xef, 0xf0, 0xf4, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xbe), {
        maxLength: 4,
      })
      .map(values => Uint8Array.from(values)),
  );
  fc.assert(
    fc.property(bytes, each => {
      expect(isXmlText(each)).toBe(isUtf8(each) && !FORBIDDEN.test(Buffer.from(each).toString()));
    }),
    { numRuns: 2_000 },
  );
});
