import { ManifestError } from '../../../../core/dash/manifest-error';
import { XmlScanner } from '../../../../core/dash/xml/xml-scanner';

/** Tokens of a text: names of tags, text in quotes, and how it ended. */
function scan(text: string): string[] {
  const bytes = Buffer.from(text);
  const scanner = new XmlScanner(bytes, 0);
  const found: string[] = [];
  for (;;) {
    const token = scanner.next();
    if (token === 'start') {
      const { attributes } = scanner;
      const values = Array.from({ length: attributes.count }, (_, index) => {
        const value = bytes.toString('utf8', attributes.valueStart(index), attributes.valueEnd(index));
        return ` ${attributes.name(index)}=${value}`;
      });
      found.push(`<${bytes.toString('utf8', scanner.localStart, scanner.localEnd)}${values.join('')}>`);
    } else if (token === 'text' || token === 'cdata') {
      found.push(`${token}:${bytes.toString('utf8', scanner.start, scanner.end)}`);
    } else found.push(token);
    if (token === 'done' || token === 'malformed') return found;
  }
}

test('tags, text, sections and what is passed over come in their order', () => {
  expect(
    scan(`<!--a--><?b c?>\n<d e='"' f = "g&lt;h>">i&amp;<j/><![CDATA[<k>]]><!-- l --></d >\n<!--m-->`),
  ).toEqual(['<d e=" f=g&lt;h>>', 'text:i&amp;', '<j>', 'end', 'cdata:<k>', 'other', 'end', 'done']);
});

test('a name is given without its prefix, and a prefix counts where it is declared and below', () => {
  expect(scan('<a:b xmlns:a="u"><a:c xml:lang="en"/></a:b>')).toEqual([
    '<b xmlns:a=u>',
    '<c xml:lang=en>',
    'end',
    'end',
    'done',
  ]);
});

describe('what is not well-formed is said to be so', () => {
  test.each([
    '',
    'text',
    '<a>',
    '</a>',
    '<a></b>',
    '<a></ab>',
    '<ab></a>',
    '<a/><b/>',
    '<a/>text',
    '<a>&b;</a>',
    '<a>&</a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a>&#x110000;</a>',
    '<a>]]></a>',
    '<a b/>',
    '<a b=c/>',
    '<a b="c/>',
    '<a b="<"/>',
    '<a b="&c;"/>',
    '<a b="c"d="e"/>',
    '<a b="c" b="d"/>',
    `<a ${Array.from({ length: 20 }, (_, index) => `b${index}=""`).join(' ')} b7=""/>`,
    '<a / >',
    '< a/>',
    '<1/>',
    '<-a/>',
    '<a:b/>',
    '<a b:c="d"/>',
    '<a><b xmlns:c="d"/><c:e/></a>',
    '<a xmlns:b=""/>',
    '<a:b:c xmlns:a="u"/>',
    '<:a/>',
    '<a:/>',
    '<!--a--',
    '<a/><!-- b -- c -->',
    '<a/><!--->',
    '<a><![CDATA[b</a>',
    '<![CDATA[b]]><a/>',
    '<a/><?xml version="1.0"?>',
    '<a/><?XML b?>',
    '<a/><? b?>',
    '<a/><?b',
    '<a/><?b"c"?>',
    '<!ELEMENT a><a/>',
  ])('%j', text => {
    expect(scan(text).at(-1)).toBe('malformed');
  });
});

test.each(['<!DOCTYPE a>', ' <!DOCTYPE a []><a/>', '<a/><!DOCTYPE a>'])('%j is refused', text => {
  expect(() => scan(text)).toThrow(ManifestError);
});
