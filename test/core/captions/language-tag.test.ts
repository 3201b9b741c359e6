import { languageTag } from '../../../core/captions/language-tag';

test.each([
  ['en', 'en'],
  ['EN-us', 'en-US'],
  ['zh-hANT-tw', 'zh-Hant-TW'],
  ['es-419', 'es-419'],
  ['de-ch-1901', 'de-CH-1901'],
  ['sl-rozaj-biske', 'sl-rozaj-biske'],
  ['zh-cmn-hans-cn', 'zh-cmn-Hans-CN'],
  ['en-u-ca-gregory', 'en-u-ca-gregory'],
  ['EN-X-Studio', 'en-x-studio'],
])('%s is a language tag, and its usual spelling is %s', (text, tag) => {
  expect(languageTag(text)).toBe(tag);
  expect(languageTag(tag)).toBe(tag);
});

test.each([
  '',
  'e',
  'en_US',
  'en-',
  '-en',
  'en--US',
  'en-US-US',
  'de-1901-1901',
  'en-u-ca-u-nu',
  'en-x',
  'x-studio',
  'i-klingon',
  '../en',
  'en/..',
  'en.vtt',
  'en\n',
  'ſv',
  'K-a',
  `en-${'abcdefgh-'.repeat(8)}abcde`,
])('%j is no language tag', text => {
  expect(languageTag(text)).toBeUndefined();
});
