import { coversUrl } from '../../../../local/edge/access/resource';

function sections(url: string) {
  const [, protocol = '', domain = '', path = '', , query] =
    /^(\w+):\/\/([^/]+)(\/[^?]*)(\?(.*))?$/.exec(url) ?? [];
  return { protocol, domain, path, query };
}

test.each([
  // The whole URL, literally.
  ['https://h/a/b', 'https://h/a/b', true],
  ['https://h/a/b', 'http://h/a/b', false],
  ['https://h/a/b', 'https://i/a/b', false],
  ['https://h/a/b', 'https://h/A/b', false],
  ['https://h/a/b', 'https://h/a/b?x=1', false],
  ['https://h/a/b?x=1', 'https://h/a/b?x=1', true],
  ['https://h/a/b?x=1', 'https://h/a/b?x=2', false],
  ['https://h/a/b\\?x=1', 'https://h/a/b?x=1', true],
  // A wildcard stays in its section, but a slash does not stop it.
  ['https://h/a/*', 'https://h/a/b/c/d', true],
  ['https://h/a/*', 'https://h/a/', true],
  ['https://h/a/*', 'https://h/ab', false],
  ['https://h/*/c', 'https://h/a/b/c', true],
  ['https://h/*/c', 'https://h/a/b/c?x', false],
  ['https://h*/c', 'https://h/a/c', false],
  ['https://h*/c', 'https://host:80/c', true],
  ['https://?/c', 'https://h/c', true],
  ['https://h/a?c', 'https://h/abc', true],
  ['https://h/a?c', 'https://h/ac', false],
  // The star at the end.
  ['https://h/a/*', 'https://h/a/b?x=1&y=2', true],
  ['https://h/a/*?x=*', 'https://h/a/b?x=1', true],
  ['https://h/a/*?x=*', 'https://h/a/b?y=1', false],
  ['https://h/a/*.jpg', 'https://h/a/b.jpg?x=1', false],
  ['https://h*', 'https://h.example/a/b?x=1', true],
  ['https://*', 'https://h/a', true],
  ['https://h', 'https://h/', false],
  // Protocols, and everything.
  ['http*://h/a', 'https://h/a', true],
  ['http*://h/a', 'http://h/a', true],
  ['*://h/a', 'http://h/a', true],
  ['*', 'http://h/a?x', true],
  ['h/a', 'http://h/a', false],
  ['/a', 'http://h/a', false],
  ['', 'http://h/a', false],
])('the resource %s over %s is %s', (resource, url, expected) => {
  expect(coversUrl(resource, sections(url))).toBe(expected);
});
