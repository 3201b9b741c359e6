import fc from 'fast-check';
import { joinCaptions } from '../../../../core/captions/hls/join-captions';
import { removeCaptions } from '../../../../core/captions/hls/remove-captions';
import { setCaptions } from '../../../../core/captions/hls/set-captions';

const STORED = `#EXTM3U
#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="theirs",NAME="Deutsch",LANGUAGE="de",URI="index_de.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=2100000,SUBTITLES="theirs"
index_720p.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=800000
index_360p.m3u8
`;
const stored = Buffer.from(STORED);
const track = (language: string, name = language) => ({ language, name });
const set = (playlist: Uint8Array, ...languages: string[]) =>
  setCaptions(
    playlist,
    languages.map(language => track(language)),
  );

test('it is the transcoder’s playlist with each track joined, in order', () => {
  const joined = joinCaptions(joinCaptions(stored, track('en')), track('fr'));
  expect(set(stored, 'en', 'fr').toString()).toBe(joined.toString());
});

test('without tracks it is the transcoder’s own, byte for byte', () => {
  expect(set(set(stored, 'en', 'de'))).toEqual(stored);
});

test('whatever was joined and removed before, the outcome is the same', () => {
  const languages = fc.constantFrom('en', 'de', 'fr', 'pt-BR');
  const steps = fc.array(fc.tuple(fc.boolean(), languages), { maxLength: 8 });
  fc.assert(
    fc.property(steps, fc.uniqueArray(languages), (history, wanted) => {
      const before = history.reduce<Buffer>(
        (playlist, [joins, language]) =>
          joins ? joinCaptions(playlist, track(language, 'old')) : removeCaptions(playlist, language),
        stored,
      );
      expect(set(before, ...wanted).toString()).toBe(set(stored, ...wanted).toString());
    }),
  );
});

test('what is no multivariant playlist comes back as it is', () => {
  expect(set(Buffer.from('<html>'), 'en').toString()).toBe('<html>');
});
