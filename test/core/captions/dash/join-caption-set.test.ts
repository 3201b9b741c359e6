import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { joinCaptionSet } from '../../../../core/captions/dash/join-caption-set';
import { removeCaptionSet } from '../../../../core/captions/dash/remove-caption-set';
import { ManifestError } from '../../../../core/dash/manifest-error';
import { signManifest } from '../../../../core/dash/sign-manifest';

const STORED = `<?xml version="1.0" encoding="UTF-8"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT18S">
  <Period id="1" start="PT0S">
    <AdaptationSet id="1" contentType="video" mimeType="video/mp4">
      <Representation id="720p" bandwidth="1"><SegmentTemplate media="a_$Number$.cmfv"/></Representation>
    </AdaptationSet>
    <!-- after -->
  </Period>
  <Period id="2"><AdaptationSet id="2"/></Period>
</MPD>
`;
const SIGNING = {
  cdnOrigin: 'https://media.example.com',
  prefix: 'vod/film/run',
  playlistPath: 'index.mpd',
  suffix: 'Policy=p&Signature=s&Key-Pair-Id=K',
};

const join = (text: string, language: string) => joinCaptionSet(Buffer.from(text), language).toString();

test('an AdaptationSet comes behind the last one of the first Period, and nothing else changes', () => {
  expect(join(STORED, 'en')).toBe(
    STORED.replace(
      '\n    <!-- after -->',
      `
    <AdaptationSet contentType="text" mimeType="text/vtt" lang="en"><Role schemeIdUri="urn:mpeg:dash:role:2011" value="subtitle"/><Representation id="captions_en" bandwidth="1000"><BaseURL>captions/en.vtt</BaseURL></Representation></AdaptationSet>
    <!-- after -->`,
    ),
  );
});

test('an XML parser reads it, beside a prefix as well', () => {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
  for (const [text, prefix] of [
    [STORED, ''],
    [STORED.replace(/<(\/?)(?=[A-Z])/g, '<$1m:').replace('xmlns=', 'xmlns:m='), 'm:'],
  ] as const) {
    const sets = parser.parse(join(text, 'pt-BR'))[`${prefix}MPD`][`${prefix}Period`][0][
      `${prefix}AdaptationSet`
    ];
    expect(sets).toHaveLength(2);
    expect(sets[1]).toMatchObject({ contentType: 'text', mimeType: 'text/vtt', lang: 'pt-BR' });
    expect(sets[1][`${prefix}Representation`][`${prefix}BaseURL`]).toBe('captions/pt-BR.vtt');
  }
});

test('signing signs the captions, and the other templates as before', () => {
  const signed = signManifest(Buffer.from(join(STORED, 'en')), SIGNING).toString();
  const suffix = SIGNING.suffix.replaceAll('&', '&amp;');
  expect(signed).toContain('<BaseURL>https://media.example.com/vod/film/run/</BaseURL>');
  expect(signed).toContain(`<BaseURL>captions/en.vtt?${suffix}</BaseURL>`);
  expect(signed).toContain(`media="a_$Number$.cmfv?${suffix}"`);
  const before = signManifest(Buffer.from(STORED), SIGNING).toString();
  expect(signed.replace(/\n {4}<AdaptationSet contentType="text".*/, '')).toBe(before);
});

test.each([
  ['an HLS playlist', '#EXTM3U\n'],
  ['broken XML', STORED.replace('</MPD>', '')],
  ['another document', '<html><Period><AdaptationSet/></Period></html>'],
  ['a manifest without AdaptationSet', '<MPD><Period/></MPD>'],
])('%s comes back as it is', (_name, text) => {
  expect(join(text, 'en')).toBe(text);
});

test('a document type is refused', () => {
  expect(() => join(`<!DOCTYPE MPD>${STORED}`, 'en')).toThrow(ManifestError);
});

const space = fc.constantFrom('', '\n  ', '\r\n', ' <!-- AdaptationSet -->');
const set = fc
  .tuple(
    space,
    fc.constantFrom(
      '<AdaptationSet/>',
      '<AdaptationSet lang="en"><Representation id="a"/></AdaptationSet>',
      '<AdaptationSet><X><Representation id="captions_en"/></X></AdaptationSet>',
      '<Subset contains="1"/>',
    ),
  )
  .map(parts => parts.join(''));
const period = fc
  .array(set, { maxLength: 4 })
  .chain(sets => space.map(last => `<Period>${sets.join('')}${last}</Period>`));
const manifest = fc
  .tuple(fc.constantFrom('', '\ufeff', '<?xml version="1.0"?>'), fc.array(period, { maxLength: 3 }), space)
  .map(([start, periods, between]) => Buffer.from(`${start}<MPD>${periods.join(between)}</MPD>`));
const languages = fc.shuffledSubarray(['en', 'de', 'pt-BR'], { minLength: 1 });
const joinAll = (source: Buffer, tags: readonly string[]) => tags.reduce<Buffer>(joinCaptionSet, source);

test('joining twice is joining once, and removing in any order gives back the original, byte for byte', () => {
  fc.assert(
    fc.property(manifest, languages, languages, (source, joined, order) => {
      const once = joinAll(source, joined);
      expect(joinAll(once, joined).toString()).toBe(once.toString());
      expect([...order, ...joined].reduce<Buffer>(removeCaptionSet, once).toString()).toBe(source.toString());
    }),
    { numRuns: 500 },
  );
});
