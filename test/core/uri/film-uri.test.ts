import { filmScope } from '../../../core/uri/film-scope';
import { isRelativeAsItStands, joinerAfter, pathOnOrigin, placeInFilm } from '../../../core/uri/film-uri';
import { splitReference } from '../../../core/uri/uri-reference';

const scope = filmScope('https://a', 'vod/film', 'dash/index.mpd');
const place = (text: string, base: string | undefined = scope.playlist) =>
  placeInFilm(text, splitReference(text), base, scope);
const absolute = (text: string, base?: string) => {
  const found = place(text, base);
  return found && found.head + text.slice(found.from);
};

test.each([
  ['b.m4s', 'https://a/vod/film/dash/b.m4s'],
  ['../b.m4s', 'https://a/vod/film/b.m4s'],
  ['/vod/film/b.m4s', 'https://a/vod/film/b.m4s'],
  ['//A:443/vod/film/x/../b.m4s', 'https://a/vod/film/b.m4s'],
  ['?b', 'https://a/vod/film/dash/index.mpd?b'],
])('%s lies in the film, at %s', (text, url) => {
  expect(absolute(text)).toBe(url);
});

test.each(['../../b', '/vod/b', 'https://b/vod/film/b', 'http://a/vod/film/b', '%2e%2e/b', 'data:b'])(
  '%s does not, or could lie elsewhere',
  text => {
    expect(place(text)).toBeUndefined();
  },
);

test('below another host nothing relative is ours, and an absolute URL still is', () => {
  const elsewhere = (text: string) => placeInFilm(text, splitReference(text), undefined, scope);
  expect(['b', '/vod/film/b', '//a/vod/film/b'].map(elsewhere)).toEqual([undefined, undefined, undefined]);
  expect(elsewhere('https://a/vod/film/b')).toBeDefined();
});

test('a path is found on our origin wherever it lies there', () => {
  const path = (text: string) => pathOnOrigin(text, splitReference(text), '/vod/film/', scope);
  expect(['../x/', '/y', 'https://b/', 'z/./'].map(path)).toEqual([
    '/vod/x/',
    '/y',
    undefined,
    '/vod/film/z/',
  ]);
});

test.each([
  ['b/c?d', true],
  ['./b', false],
  ['/vod/film/b', false],
  ['?b', false],
])('%s is relative with nothing to resolve: %p', (text, expected) => {
  const found = place(text);
  expect(found && isRelativeAsItStands(text, splitReference(text), found)).toBe(expected);
});

test.each([
  [undefined, '?'],
  ['', ''],
  ['a', '&'],
  ['a&', ''],
])('behind the query %j comes %j', (query, joiner) => {
  expect(joinerAfter(query)).toBe(joiner);
});
