import { uriKind } from '../../../core/uri/plain-uri';

function kind(text: string): string {
  const bytes = Buffer.from(`/${text}.`, 'latin1');
  return uriKind(bytes, 1, bytes.length - 1);
}

test.each(['a', 'a.ts', 'a/b.ts', 'a b', 'x//y', 'caf\xe9', 'a.', "a'(b)[c],d;e=f+g"])(
  '%j is plain',
  text => {
    expect(kind(text)).toBe('plain');
  },
);

test.each(['', '/a', 'a&amp;b', '.a', './a', 'a/.b', 'a/..', 'a?b', 'a#b', 'a%20b', 'a:b', '{$a}', '..'])(
  '%j has to be looked at in parts',
  text => {
    expect(kind(text)).toBe('other');
  },
);

test.each(['a\\b', 'a\tb', 'a\rb', '\0', 'a\x7f', 'https://a/\x1f'])('%j is not usable', text => {
  expect(kind(text)).toBe('unusable');
});
