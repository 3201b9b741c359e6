import { entityTag, matchesEntityTag } from '../../../lambdas/serve-playlist/entity-tag';

const tag = entityTag(Buffer.from('a playlist'));

test('a tag is strong, quoted, and the same for the same bytes', () => {
  expect(tag).toMatch(/^"[A-Za-z0-9_-]{22}"$/);
  expect(entityTag(Buffer.from('a playlist'))).toBe(tag);
});

test('one byte more makes another tag', () => {
  expect(entityTag(Buffer.from('a playlist\n'))).not.toBe(tag);
});

test.each([
  ['the tag', tag],
  ['the tag as a weak one', `W/${tag}`],
  ['a list', `"other", W/"weak",${tag}`],
  ['a tag with a comma before it', `"a,b", ${tag}`],
  ['any', '*'],
  ['any, with spaces', ' * '],
])('If-None-Match with %s matches', (_name, header) => {
  expect(matchesEntityTag(header, tag)).toBe(true);
});

test.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['another tag', '"other"'],
  ['the tag without quotes', tag.slice(1, -1)],
  ['the tag inside a longer one', `"x${tag.slice(1)}`],
  ['a star among others', '"*"'],
])('If-None-Match with %s does not match', (_name, header) => {
  expect(matchesEntityTag(header, tag)).toBe(false);
});
