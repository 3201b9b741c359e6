import fc from 'fast-check';
import { joinCaptions } from '../../../../core/captions/hls/join-captions';
import { removeCaptions } from '../../../../core/captions/hls/remove-captions';

const LANGUAGES = ['en', 'de', 'pt-BR', 'zh-Hant'];

const attribute = fc.constantFrom(
  'BANDWIDTH=1',
  'CODECS="a,b"',
  'RESOLUTION=1x1',
  'NAME="SUBTITLES=x"',
  'AUDIO = "a"',
  'SUBTITLES',
  '',
);
const stream = fc
  .tuple(
    fc.array(attribute, { maxLength: 4 }),
    fc.constantFrom('', ',SUBTITLES="subs"'),
    fc.constantFrom('', ' ', '\t'),
  )
  .map(([attributes, group, space]) => `#EXT-X-STREAM-INF:${attributes.join(',')}${group}${space}\na.m3u8`);
const line = fc.oneof(
  { weight: 3, arbitrary: stream },
  fc.constantFrom(
    '',
    '  ',
    '# comment',
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="S"',
    '#EXT-X-UNKNOWN:"',
    'a.m3u8',
  ),
  fc.constantFrom(
    '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="English",LANGUAGE="en",URI="other.m3u8"',
    '#EXT-X-STREAM-INF:CODECS="a',
    '#EXT-X-STREAM-INF',
    '#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="i.m3u8"',
  ),
);
const playlist = fc
  .record({
    mark: fc.constantFrom('', '\ufeff'),
    end: fc.constantFrom('\n', '\r\n'),
    lines: fc.array(line, { maxLength: 12 }),
    last: fc.boolean(),
  })
  .map(({ mark, end, lines, last }) =>
    Buffer.from(mark + ['#EXTM3U', ...lines].join('\n').replaceAll('\n', end) + (last ? end : '')),
  );
const languages = fc.shuffledSubarray(LANGUAGES, { minLength: 1 });

const joinAll = (source: Buffer, tags: readonly string[]) =>
  tags.reduce((joined, language) => joinCaptions(joined, { language }), source);

test('removing what was joined, in any order, gives back the original, byte for byte', () => {
  fc.assert(
    fc.property(playlist, languages, languages, (source, joined, order) => {
      const rest = [...order, ...joined];
      const result = rest.reduce((left, language) => removeCaptions(left, language), joinAll(source, joined));
      expect(result.toString('latin1')).toBe(source.toString('latin1'));
    }),
    { numRuns: 200 },
  );
});

test('joining twice is joining once, and the others stay', () => {
  fc.assert(
    fc.property(playlist, languages, (source, joined) => {
      const once = joinAll(source, joined);
      expect(joinAll(once, joined).toString('latin1')).toBe(once.toString('latin1'));
      const [first = '', ...others] = joined;
      const without = removeCaptions(once, first).toString('latin1');
      expect(without).toBe(joinAll(source, others).toString('latin1'));
    }),
    { numRuns: 200 },
  );
});

test('a language that was never joined is nothing to remove', () => {
  const joined = joinAll(Buffer.from('#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n'), ['en']);
  expect(removeCaptions(joined, 'de')).toEqual(joined);
});

test('a playlist made to be slow is done', () => {
  const source = Buffer.from(`#EXTM3U\n${'#EXT-X-STREAM-INF:A,A,A,A="b"\na\n'.repeat(20_000)}`);
  const joined = joinCaptions(source, { language: 'en' });
  expect(removeCaptions(joined, 'en').equals(source)).toBe(true);
});
