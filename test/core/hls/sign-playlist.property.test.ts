import { generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { signPlaylist } from '../../../core/hls/sign-playlist';
import { customPolicy } from '../../../core/signing/policy';
import { signedSuffix } from '../../../core/signing/suffix';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ORIGIN = 'https://media.example.com';
const PREFIX = 'vod/film/run';
const FOLDER = `${ORIGIN}/${PREFIX}/hls/`;
const policy = customPolicy({ cdnOrigin: ORIGIN, prefix: PREFIX, expires: 2_000_000_000 });
const suffix = signedSuffix(policy, { keyPairId: 'KTEST', privateKey });

function sign(text: string): string {
  const signing = { cdnOrigin: ORIGIN, prefix: PREFIX, playlistPath: 'hls/index.m3u8', suffix };
  return signPlaylist(Buffer.from(text), signing).toString();
}

const name = fc.stringMatching(/^[a-z0-9_ ä-ü]{1,8}$/).filter(text => text.trim() === text);
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map(parts => `${parts.join('/')}.ts`);
const query = fc.constantFrom('', '?x=1', '?x=1&y', '?');
const fragment = fc.constantFrom('', '#t=1');
const media = fc.tuple(path, query, fragment).map(parts => parts.join(''));
const elsewhere = fc.constantFrom(
  'https://other.example.com/a.ts',
  '//other.example.com/vod/film/run/a.ts',
  '/vod/other/run/a.ts',
  '/play/token/a.ts',
  '../../a.ts',
  'data:text/plain,a',
  'skd://a',
  'a.ts?Policy=p&Signature=s&Key-Pair-Id=K',
);
const still = fc.oneof(
  fc.constantFrom(
    '',
    '# comment',
    '#EXT-X-ENDLIST',
    '#EXT-X-UNKNOWN:URI="a.ts"',
    '#EXT-X-KEY:METHOD=NONE',
    '  ',
  ),
  name.map(uri => `#EXT-X-MEDIA:TYPE=AUDIO,URI="${uri}.m3u8"`),
  name.map(uri => `#EXT-X-RENDITION-REPORT:URI="../${uri}.m3u8"`),
  elsewhere.map(uri => `#EXTINF:4,\n${uri}`),
  elsewhere.map(uri => `#EXT-X-MAP:URI="${uri}"`),
  name.map(uri => `#EXT-X-STREAM-INF:BANDWIDTH=1\n${uri}.m3u8`),
);
const moving = fc.oneof(
  media.map(uri => ['#EXTINF:4,\n', uri, ''] as const),
  media.map(uri => ['#EXT-X-KEY:METHOD=AES-128,URI="', uri, '",IV=0x1'] as const),
  media.map(uri => ['#EXT-X-PART:DURATION=1,URI="', uri, '"'] as const),
  media.map(uri => ['#EXT-X-DATERANGE:ID="1",X-ASSET-LIST="', uri, '"'] as const),
);
const line = fc.oneof(still, moving);
const playlist = fc.record({
  mark: fc.constantFrom('', '\ufeff'),
  end: fc.constantFrom('\n', '\r\n'),
  lines: fc.array(line, { maxLength: 20 }),
  last: fc.boolean(),
});

type Made = typeof playlist extends fc.Arbitrary<infer Value> ? Value : never;

function write({ mark, end, lines, last }: Made, uriOf: (uri: string) => string): string {
  const texts = lines.map(each => (typeof each === 'string' ? each : each[0] + uriOf(each[1]) + each[2]));
  return mark + ['#EXTM3U', ...texts].join('\n').replaceAll('\n', end) + (last ? end : '');
}

function signedByHand(uri: string): string {
  const [before = '', ...after] = uri.split('#');
  const joiner = before.endsWith('?') ? '' : before.includes('?') ? '&' : '?';
  return [`${FOLDER}${before}${joiner}${suffix}`, ...after].join('#');
}

test('exactly the media URIs below the prefix become absolute and signed, and nothing else changes', () => {
  fc.assert(
    fc.property(playlist, made => {
      expect(sign(write(made, uri => uri))).toBe(write(made, signedByHand));
    }),
  );
});

test('taking away what was added gives back the original, byte for byte', () => {
  fc.assert(
    fc.property(playlist, made => {
      const original = write(made, uri => uri);
      const plain = sign(original)
        .replaceAll(FOLDER, '')
        .replaceAll(`?${suffix}`, '?')
        .replaceAll(`&${suffix}`, '');
      const expected = write(made, uri =>
        uri.includes('?') ? uri : uri.replace(/#|$/, match => `?${match}`),
      );
      expect(plain).toBe(expected);
    }),
  );
});

test('every signature that was added verifies against the policy beside it', () => {
  fc.assert(
    fc.property(playlist, made => {
      for (const url of sign(write(made, uri => uri)).match(/https:\/\/media\.example\.com[^"\r\n#]*/g) ??
        []) {
        const query = new URLSearchParams(url.slice(url.indexOf('?')));
        const signed = fromUrlSafe(query.get('Policy') ?? '');
        const resource: string = JSON.parse(signed.toString()).Statement[0].Resource;
        expect(url.startsWith(resource.slice(0, -1))).toBe(true);
        expect(verify('RSA-SHA1', signed, publicKey, fromUrlSafe(query.get('Signature') ?? ''))).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

test('any bytes behind the header come through: nothing throws, and every line that stood there still does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      const source = Buffer.concat([Buffer.from('#EXTM3U\n'), bytes]);
      const result = signPlaylist(source, {
        cdnOrigin: ORIGIN,
        prefix: PREFIX,
        playlistPath: 'hls/index.m3u8',
        suffix: 'S=1',
      });
      const count = (text: Buffer) => text.filter(byte => byte === 0x0a).length;
      expect(count(result)).toBe(count(source));
      expect(result.length).toBeGreaterThanOrEqual(source.length - bytes.length);
    }),
  );
});

function fromUrlSafe(text: string): Buffer {
  return Buffer.from(text.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/'), 'base64');
}
