import fc from 'fast-check';
import { normalAuthority, splitReference } from '../../../core/uri/uri-reference';

/** The expression of RFC 3986, appendix B, with the scheme's own grammar. */
const APPENDIX_B = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

function parts(text: string) {
  const { scheme, authority, pathStart, pathEnd, query, fragmentStart } = splitReference(text);
  const fragment = fragmentStart === text.length ? undefined : text.slice(fragmentStart + 1);
  return [scheme, authority, text.slice(pathStart, pathEnd), query, fragment];
}

test('a reference falls into the parts that RFC 3986, appendix B gives it', () => {
  const text = fc
    .array(fc.constantFrom(':', '/', '?', '#', 'a', 'B', '1', '+', '@', ' '))
    .map(all => all.join(''));
  fc.assert(
    fc.property(text, made => {
      const [, scheme, ...others] = APPENDIX_B.exec(made) ?? [];
      expect(parts(made)).toEqual([scheme?.toLowerCase(), ...others]);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['https', 'A.example', 'a.example'],
  ['https', 'a.example:443', 'a.example'],
  ['https', 'a.example:80', 'a.example:80'],
  ['http', 'a.example:80', 'a.example'],
  ['https', 'a.example:', 'a.example'],
  ['https', 'a.example:8443', 'a.example:8443'],
])('under %s the authority %s is %s', (scheme, authority, expected) => {
  expect(normalAuthority(scheme, authority)).toBe(expected);
});
