import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESULT_MAX } from '../../../core/edits';
import { signPlaylist } from '../../../core/hls/sign-playlist';

const FIXTURES = join(__dirname, 'fixtures');
const SIGNING = {
  cdnOrigin: 'https://media.example.com',
  prefix: 'vod/film/run',
  playlistPath: 'hls/index.m3u8',
  suffix: 'Policy=p&Signature=s&Key-Pair-Id=K',
};

function sign(text: string, signing: Partial<typeof SIGNING> = {}): string {
  return signPlaylist(Buffer.from(text), { ...SIGNING, ...signing }).toString();
}

describe('each source becomes what is expected, byte for byte', () => {
  const names = readdirSync(FIXTURES, { withFileTypes: true }).filter(entry => entry.isDirectory());
  test.each(names.map(entry => entry.name))('%s', name => {
    const source = readFileSync(join(FIXTURES, name, 'source.m3u8'));
    const expected = readFileSync(join(FIXTURES, name, 'expected.m3u8'));
    expect(signPlaylist(source, SIGNING).toString('latin1')).toBe(expected.toString('latin1'));
  });
});

test('a playlist that was signed once stays as it is when it is signed again', () => {
  const once = sign('#EXTM3U\n#EXTINF:4,\na.ts\n#EXTINF:4,\nb.ts?x=1#t\n');
  expect(sign(once)).toBe(once);
});

test('the source is not changed, and the result shares no memory with it', () => {
  const source = Buffer.from('#EXTM3U\n#EXTINF:4,\na.ts\n');
  const noPlaylist = Buffer.from('nothing to sign');
  const results = [source, noPlaylist].map(bytes => signPlaylist(bytes, SIGNING));
  for (const result of results) result.fill(0);
  expect(source.toString()).toBe('#EXTM3U\n#EXTINF:4,\na.ts\n');
  expect(noPlaylist.toString()).toBe('nothing to sign');
});

test('a view into a larger memory is read from its own start to its own end', () => {
  const memory = Buffer.from('xx#EXTM3U\na.ts\nb.ts');
  const view = new Uint8Array(memory.buffer, memory.byteOffset + 2, 13);
  expect(signPlaylist(view, SIGNING).toString()).toBe(sign('#EXTM3U\na.ts\n'));
});

test('a playlist at the top of the prefix counts relative references from there', () => {
  expect(sign('#EXTM3U\na.ts\n../b.ts\n', { playlistPath: 'index.m3u8' })).toBe(
    `#EXTM3U\nhttps://media.example.com/vod/film/run/a.ts?${SIGNING.suffix}\n../b.ts\n`,
  );
});

test('a distribution over http with a port signs its own URLs and no others', () => {
  const own = 'http://127.0.0.1:4000/vod/film/run/a.ts';
  const signed = sign(
    `#EXTM3U\n${own}\nhttp://127.0.0.1/vod/film/run/a.ts\nhttps://127.0.0.1:4000/vod/film/run/a.ts\n`,
    {
      cdnOrigin: 'http://127.0.0.1:4000',
    },
  );
  expect(signed.split(`?${SIGNING.suffix}`)).toHaveLength(2);
  expect(signed).toContain(`${own}?${SIGNING.suffix}\n`);
});

test.each([
  'media.example.com',
  'https://media.example.com/',
  'https://media.example.com?x',
  'ftp://a',
  'https://',
])('the origin %j is refused, because signed URLs would be wrong', cdnOrigin => {
  expect(() => sign('#EXTM3U\n', { cdnOrigin })).toThrow(TypeError);
});

test('a result that would be larger than any playlist in use is refused before it is made', () => {
  const suffix = 'x'.repeat(1_000_000);
  const text = `#EXTM3U\n${'a\n'.repeat(RESULT_MAX / suffix.length + 1)}`;
  expect(() => sign(text, { suffix })).toThrow(RangeError);
});

test('variables that double with every line are refused or left alone, never expanded', () => {
  let text = '#EXTM3U\n#EXT-X-DEFINE:NAME="v0",VALUE="ab"\n';
  for (let i = 1; i <= 40; i += 1) text += `#EXT-X-DEFINE:NAME="v${i}",VALUE="{$v${i - 1}}{$v${i - 1}}"\n`;
  expect(sign(`${text}{$v40}.ts\n`)).toBe(`${text}{$v40}.ts\n`);
});
