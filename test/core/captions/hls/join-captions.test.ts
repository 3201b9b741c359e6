import { parse, types } from 'hls-parser';
import { captionPaths } from '../../../../core/captions/caption-paths';
import { joinCaptions } from '../../../../core/captions/hls/join-captions';
import { signPlaylist } from '../../../../core/hls/sign-playlist';

const STORED = `#EXTM3U
#EXT-X-VERSION:6
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="program_audio",NAME="Sound",AUTOSELECT=YES,DEFAULT=YES,URI="index_audio.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=2100000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,AUDIO="program_audio"
index_720p.m3u8
# a comment
#EXT-X-STREAM-INF:BANDWIDTH=800000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=640x360,AUDIO="program_audio"
index_360p.m3u8
#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=100000,URI="index_360p_iframes.m3u8"
`;

const join = (text: string, language: string, name?: string) =>
  joinCaptions(Buffer.from(text), { language, ...(name !== undefined && { name }) }).toString();
const added = (before: string, after: string) => {
  const lines = before.split('\n');
  return after.split('\n').filter(line => !lines.includes(line));
};

test('a tag comes before the first variant, SUBTITLES on every variant, and nothing else changes', () => {
  const joined = join(STORED, 'en');
  expect(added(STORED, joined)).toEqual([
    '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="English",LANGUAGE="en",AUTOSELECT=YES,DEFAULT=NO,FORCED=NO,URI="captions_en.m3u8"',
    '#EXT-X-STREAM-INF:BANDWIDTH=2100000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,AUDIO="program_audio",SUBTITLES="captions"',
    '#EXT-X-STREAM-INF:BANDWIDTH=800000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=640x360,AUDIO="program_audio",SUBTITLES="captions"',
  ]);
  const back = joined.replaceAll(',SUBTITLES="captions"', '').replace(/#EXT-X-MEDIA:TYPE=SUBTITLES.*\n/, '');
  expect(back).toBe(STORED);
});

test('the same language replaces, where it stands', () => {
  const two = join(join(STORED, 'en', 'First'), 'de');
  expect(join(two, 'en', 'Second')).toBe(two.replace('NAME="First"', 'NAME="Second"'));
  expect(join(two, 'en', 'First')).toBe(two);
});

test('two languages of one name are told apart', () => {
  const joined = join(join(STORED, 'en', 'Words'), 'de', 'Words');
  expect(joined.match(/NAME="Words[^"]*"/g)).toEqual(['NAME="Words"', 'NAME="Words (de)"']);
  expect(join(joined, 'de', 'Words')).toBe(joined);
});

test('a name beyond ASCII is written as UTF-8', () => {
  expect(join(STORED, 'ja')).toContain('NAME="日本語"');
});

test('a variant keeps the group of subtitles that it has, and the captions are in it too', () => {
  const foreign = STORED.replace('RESOLUTION=1280x720', 'SUBTITLES="subs",RESOLUTION=1280x720');
  const joined = join(foreign, 'en');
  expect(joined.match(/TYPE=SUBTITLES,GROUP-ID="[^"]*"/g)).toEqual([
    'TYPE=SUBTITLES,GROUP-ID="subs"',
    'TYPE=SUBTITLES,GROUP-ID="captions"',
  ]);
  expect(joined.match(/SUBTITLES="[^"]*"/g)).toEqual(['SUBTITLES="subs"', 'SUBTITLES="captions"']);
  expect(join(joined, 'en')).toBe(joined);
});

test('CRLF and byte order mark stay, and the new line has CRLF too', () => {
  const windows = `\ufeff${STORED.replaceAll('\n', '\r\n')}`;
  expect(join(windows, 'en')).toBe(`\ufeff${join(STORED, 'en').replaceAll('\n', '\r\n')}`);
});

test.each([
  ['a media playlist', '#EXTM3U\n#EXTINF:6,\na.ts\n'],
  ['a page', '<html>#EXT-X-STREAM-INF:BANDWIDTH=1\n</html>'],
  [
    'a variant with a string that does not end',
    '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1\na.m3u8\n',
  ],
  ['a variant without attributes', '#EXTM3U\n#EXT-X-STREAM-INF\na.m3u8\n'],
])('%s comes back as it is', (_name, text) => {
  expect(join(text, 'en')).toBe(text);
});

test('a parser of its own reads the joined playlist: every variant has every language', () => {
  const joined = parse(join(join(STORED, 'en'), 'pt-BR'));
  if (!(joined instanceof types.MasterPlaylist)) throw new Error('it is no multivariant playlist');
  expect(joined.variants.filter(({ isIFrameOnly }) => !isIFrameOnly)).toHaveLength(2);
  for (const { subtitles, isIFrameOnly } of joined.variants) {
    if (isIFrameOnly) continue;
    expect(
      subtitles.map(({ language, uri, groupId, isDefault, forced, autoselect }) => [
        language,
        uri,
        groupId,
        isDefault,
        forced,
        autoselect,
      ]),
    ).toEqual([
      ['en', captionPaths('en').playlist, 'captions', false, false, true],
      ['pt-BR', captionPaths('pt-BR').playlist, 'captions', false, false, true],
    ]);
  }
});

test('signing leaves the joined playlist as it is: a player asks for the captions below its own playback URL', () => {
  const joined = Buffer.from(join(STORED, 'en'));
  const signing = {
    cdnOrigin: 'https://media.example.com',
    prefix: 'vod/film/run',
    playlistPath: 'index.m3u8',
  };
  expect(signPlaylist(joined, { ...signing, suffix: 'Signature=s' })).toEqual(joined);
});
