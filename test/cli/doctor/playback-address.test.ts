import { readPlaybackAddress } from '../../../cli/doctor/playback-address';
import { UsageError } from '../../../cli/usage-error';

const CLAIMS = { aud: 'stack', sub: 'A'.repeat(22), run: 'run', exp: 2_000_000_000 };
const token = (payload: unknown) => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.AA`;
const read = (given: string) => readPlaybackAddress(`https://media.example.com/play/${given}/hls/index.m3u8`);

test('the token is decoded, not judged', () => {
  expect(read(token(CLAIMS))).toMatchObject({
    playlist: 'hls/index.m3u8',
    grant: { audience: 'stack', film: 'A'.repeat(22), run: 'run', expires: 2_000_000_000 },
  });
});

test.each(['x', 'a.b.c', token({ ...CLAIMS, exp: 'soon' }), token(null)])(
  'a token that cannot be read leaves the rest to be asked for: %s',
  given => {
    expect(read(given)).toMatchObject({ playlist: 'hls/index.m3u8', grant: undefined });
  },
);

test.each([
  ['ftp://media.example.com/play/secret/index.m3u8', /has to begin with https/],
  ['secret', /has to begin with https/],
  ['https://media.example.com/vod/secret/index.m3u8', /is no playback URL/],
  [
    'https://media.example.com/play/secret/index.mpd',
    /DASH manifest; give the one that ends with index\.m3u8/,
  ],
  ['https://media.example.com/play/index.m3u8', /is no playback URL/],
  ['https://secret:secret@media.example.com/play/t/index.m3u8', /may not hold a user name/],
])('%s cannot be used, and is not repeated', (url, message) => {
  expect(() => readPlaybackAddress(url)).toThrow(UsageError);
  expect(() => readPlaybackAddress(url)).toThrow(message);
  expect(() => readPlaybackAddress(url)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('secret') }),
  );
});
