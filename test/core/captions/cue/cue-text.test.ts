import fc from 'fast-check';
import { cleanCueText } from '../../../../core/captions/cue/cue-text';

test.each([
  ['plain', 'plain'],
  ['<i>a</i> <b>b</b> <u>c</u>', '<i>a</i> <b>b</b> <u>c</u>'],
  ['<v Fred>Hi', '<v Fred>Hi</v>'],
  ['<v.loud.x  Fred   B.>Hi</v>', '<v.loud.x Fred B.>Hi</v>'],
  ['<lang EN-gb>a</lang>', '<lang en-GB>a</lang>'],
  ['<ruby>漢<rt>kan</ruby>', '<ruby>漢<rt>kan</rt></ruby>'],
  ['<c.yellow.bg_blue>a</c>', '<c.yellow.bg_blue>a</c>'],
  ['a<00:00:01.000>b', 'ab'],
  ['a </i> b', 'a  b'],
  ['<i>a</b>', '<i>a</i>'],
  ['a & b &amp; c &lt; &#65; &nbsp;x', 'a &amp; b &amp; c &lt; A \u00a0x'],
  ['1 < 2 > 1', '1 &lt; 2 &gt; 1'],
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['<i onclick=x>a', '<i>a</i>'],
  ['<img src=x onerror=y>', '&lt;img src=x onerror=y&gt;'],
  ['<lang x y>a', '&lt;lang x y&gt;a'],
  ['<I>a</I>', '&lt;I&gt;a&lt;/I&gt;'],
  ['a --> b', 'a --&gt; b'],
  ['<v -->a', '<v>a</v>'],
  ['<v a -- >b', '<v a>b</v>'],
  ['<c.a-->b', '<c>b</c>'],
  ['<< <i>a', '&lt;&lt; <i>a</i>'],
  ['a\n\n \nb', 'a\nb'],
  ['a <', 'a &lt;'],
  ['<b>a\n\n', '<b>a</b>'],
])('%j is written as %j', (raw, clean) => {
  expect(cleanCueText(raw)).toBe(clean);
});

const piece = fc.oneof(
  fc.constantFrom(
    ...['<', '>', '/', '&', ';', '--', '\n', ' ', '.', 'i', 'b', 'ruby', 'rt', 'v', 'c', 'lang', 'en'],
  ),
  fc.constantFrom(
    '<i>',
    '</i>',
    '<v Jo>',
    '<c.x>',
    '</v>',
    '<00:01.000>',
    '&amp;',
    '&#60;',
    '&lt;',
    '<script>',
  ),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);
const raw = fc.array(piece, { maxLength: 30 }).map(pieces => pieces.join('').replaceAll('\r', ''));

test('whatever comes in, only allowed tags come out, each of them closed, and no arrow and no blank line', () => {
  fc.assert(
    fc.property(raw, text => {
      const clean = cleanCueText(text);
      const left = clean.replace(/<\/?(?:i|b|u|c|ruby|rt|v|lang)(?:\.[A-Za-z0-9_-]+)*(?: [^<>\n]+)?>/g, '');
      expect(left).not.toMatch(/[<>]/);
      expect(left).not.toMatch(/&(?!(?:amp|lt|gt);)/);
      expect(clean).not.toContain('-->');
      expect(clean.split('\n').filter(line => line.trim() === '' && clean !== '')).toEqual([]);
      expect(clean.match(/<[a-z]/g)?.length).toBe(clean.match(/<\//g)?.length);
    }),
    { numRuns: 500 },
  );
});

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(raw, text => {
      const once = cleanCueText(text);
      expect(cleanCueText(once)).toBe(once);
    }),
    { numRuns: 500 },
  );
});

test('tags nested without end keep their text and end', () => {
  const clean = cleanCueText(`${'<i>'.repeat(50_000)}deep`);
  expect(clean).toBe(`${'<i>'.repeat(16)}deep${'</i>'.repeat(16)}`);
});
