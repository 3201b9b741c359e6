import fc from 'fast-check';
import { joinCaptionSet } from '../../../../core/captions/dash/join-caption-set';
import { removeCaptionSet } from '../../../../core/captions/dash/remove-caption-set';
import { setCaptionSets } from '../../../../core/captions/dash/set-caption-sets';

const stored = Buffer.from(`<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011">
  <Period>
    <AdaptationSet><Representation id="720p"/></AdaptationSet>
    <AdaptationSet><Representation id="captions_of our own"/></AdaptationSet>
  </Period>
</MPD>
`);

test('it is the transcoder’s manifest with each language joined, in order', () => {
  const joined = joinCaptionSet(joinCaptionSet(stored, 'en'), 'fr');
  expect(setCaptionSets(stored, ['en', 'fr']).toString()).toBe(joined.toString());
});

test('without languages it is the transcoder’s own, byte for byte', () => {
  expect(setCaptionSets(setCaptionSets(stored, ['en', 'de']), [])).toEqual(stored);
});

test('whatever was joined and removed before, the outcome is the same', () => {
  const languages = fc.constantFrom('en', 'de', 'fr', 'pt-BR');
  const steps = fc.array(fc.tuple(fc.boolean(), languages), { maxLength: 8 });
  fc.assert(
    fc.property(steps, fc.uniqueArray(languages), (history, wanted) => {
      const before = history.reduce<Buffer>(
        (manifest, [joins, language]) => (joins ? joinCaptionSet : removeCaptionSet)(manifest, language),
        stored,
      );
      expect(setCaptionSets(before, wanted).toString()).toBe(setCaptionSets(stored, wanted).toString());
    }),
  );
});

test.each(['no manifest', '<!DOCTYPE MPD><MPD><Period><AdaptationSet/></Period></MPD>', '<MPD><Period>'])(
  '%s comes back as it is',
  text => {
    expect(setCaptionSets(Buffer.from(text), ['en']).toString()).toBe(text);
  },
);
