import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/** Sources of the fixtures of one format. */
export function fixtureSources(format: 'hls' | 'dash'): Buffer[] {
  const folder = join(__dirname, format, 'fixtures');
  const file = format === 'hls' ? 'source.m3u8' : 'source.mpd';
  const names = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return names.map(({ name }) => readFileSync(join(folder, name, file)));
}

/** Pieces that mean something to a reader of playlists or of XML, where they were not expected. */
const PIECES = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '/>',
    '</',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?a ?>',
    '&amp;',
    '&#47;',
    '&x;',
  ],
  ...[
    '<MPD>',
    '<Period>',
    '<BaseURL>',
    '</BaseURL>',
    '<BaseURL/>',
    'xmlns:a="b"',
    ' media="',
    '$RepresentationID$',
  ],
  ...[
    '\n',
    '\r',
    '\0',
    '\xff',
    '\xc3',
    '#',
    '#EXTM3U',
    '#EXTINF:',
    '#EXT-X-MAP:URI="',
    '#EXT-X-DEFINE:NAME="a",VALUE="',
  ],
  ...['{$a}', '../', '/..', '//', ':', '?', '%2e', '\\', 'https://media.example.com/', 'Policy='],
].map(text => Buffer.from(text, 'latin1'));

type Mutation = (bytes: Buffer) => Buffer;

/** @param at share of the length, from 0 to 1 */
const place = (bytes: Buffer, at: number) => Math.floor(at * bytes.length);

/** Some of the sources, each with a few bytes flipped, pieces put in, and parts cut, doubled or taken from another. */
export function mutated(sources: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  const length = fc.integer({ min: 1, max: 200 });
  const flip = fc.tuple(share, fc.nat(7)).map(
    ([at, bit]): Mutation =>
      bytes => {
        const changed = Buffer.from(bytes);
        const index = place(bytes, at);
        if (index < bytes.length) changed[index] = (changed[index] ?? 0) ^ (1 << bit);
        return changed;
      },
  );
  const insert = fc.tuple(share, fc.constantFrom(...PIECES)).map(
    ([at, piece]): Mutation =>
      bytes =>
        Buffer.concat([bytes.subarray(0, place(bytes, at)), piece, bytes.subarray(place(bytes, at))]),
  );
  const cut = fc.tuple(share, length).map(
    ([at, count]): Mutation =>
      bytes =>
        Buffer.concat([bytes.subarray(0, place(bytes, at)), bytes.subarray(place(bytes, at) + count)]),
  );
  const double = fc.tuple(share, length).map(
    ([at, count]): Mutation =>
      bytes =>
        Buffer.concat([bytes.subarray(0, place(bytes, at) + count), bytes.subarray(place(bytes, at))]),
  );
  const truncate = share.map(
    (at): Mutation =>
      bytes =>
        bytes.subarray(0, place(bytes, at)),
  );
  const splice = fc.tuple(share, share, fc.constantFrom(...sources)).map(
    ([at, from, other]): Mutation =>
      bytes =>
        Buffer.concat([bytes.subarray(0, place(bytes, at)), other.subarray(place(other, from))]),
  );
  const mutation = fc.oneof(flip, insert, insert, cut, double, truncate, splice);
  return fc
    .tuple(fc.constantFrom(...sources), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([source, mutations]) => mutations.reduce((bytes, mutate) => mutate(bytes), source));
}
