import { trackName } from '../../../core/captions/caption-track';

test.each([
  ['de', 'Deutsch'],
  ['en', 'English'],
  ['ja', '日本語'],
])('without a name, %s is called %s', (language, name) => {
  expect(trackName({ language })).toBe(name);
});

test('a name holds nothing that would end the string it stands in', () => {
  expect(trackName({ language: 'en', name: 'a"b\r\n#EXT-X-ENDLIST' })).toBe('a b  #EXT-X-ENDLIST');
  expect(trackName({ language: 'en', name: '"\n' })).toBe('en');
});

test('a name names no variable of the playlist', () => {
  expect(trackName({ language: 'en', name: '{$NAME} {{$a}' })).toBe('{ $NAME} {{ $a}');
});

test.each(['zh-cmn', 'en-x-twain', 'en-u-ca-buddhist'])(
  '%s, which has no name, is shown itself',
  language => {
    expect(trackName({ language })).toBe(language);
  },
);
