import { findMediaUris } from '../../../core/hls/find-uris';

function found(text: string): string[] {
  const bytes = Buffer.from(text);
  const uris: string[] = [];
  findMediaUris(bytes, (start, end) => uris.push(bytes.toString('utf8', start, end)));
  return uris;
}

test('URIs come in file order, white space around a line left out', () => {
  expect(found('#EXTM3U\n#EXT-X-MAP:URI="i.mp4"\n a.ts \r\n#EXT-X-KEY:URI="k"\nb.ts')).toEqual([
    'i.mp4',
    'a.ts',
    'k',
    'b.ts',
  ]);
});

test('the line of a variant is passed over, also behind comments; the next line is not', () => {
  expect(found('#EXT-X-STREAM-INF:A=1\n#c\n\n#EXT-X-OTHER\nv.m3u8\na.ts\n')).toEqual(['a.ts']);
});

test('an EXTINF after an EXT-X-STREAM-INF makes the next line a segment', () => {
  expect(found('#EXT-X-STREAM-INF:A=1\n#EXTINF:4,\na.ts\n')).toEqual(['a.ts']);
});

test('a tag whose name only begins like one of ours is none of ours', () => {
  expect(
    found('#EXT-X-MAPS:URI="a"\n#EXT-X-MA:URI="b"\n#EXT-X-MAP-X:URI="c"\n#XEXT-X-MAP:URI="d"\n'),
  ).toEqual([]);
  expect(found('#EXT-X-STREAM-INFO:A=1\na.ts\n')).toEqual(['a.ts']);
});

test('both interstitial attributes are found, look-alikes are not', () => {
  expect(found('#EXT-X-DATERANGE:X-ASSET-URI="a",URI="b",X-ASSET-LIST="c",X-ASSET="d"\n')).toEqual([
    'a',
    'c',
  ]);
});

/** A buffer that counts how many of its bytes are read, by index or by a method. */
function counting(bytes: Buffer): { buffer: Buffer; reads: () => number } {
  let reads = 0;
  const buffer = new Proxy(bytes, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) {
        reads += 1;
        return target[Number(key)];
      }
      if (key === 'length') return target.length;
      if (key === 'indexOf') {
        return (byte: number, from: number) => {
          const index = target.indexOf(byte, from);
          reads += (index < 0 ? target.length : index) - from;
          return index;
        };
      }
      if (key === 'toString') {
        return (_encoding: string, start: number, end: number) => {
          reads += end - start;
          return target.toString('latin1', start, end);
        };
      }
      throw new Error(`the scanner is not known to use ${String(key)}`);
    },
  });
  return { buffer, reads: () => reads };
}

const HOSTILE = {
  'one line': 'a',
  'short lines': 'a\n',
  'blank lines': '\n',
  spaces: ' ',
  'lone CRs': '\r',
  'unterminated quotes on their lines': '#EXT-X-KEY:URI="\n',
  'variant tags': '#EXT-X-STREAM-INF\n',
  'tags without a list': '#EXT-X-KEY\n',
  definitions: '#EXT-X-DEFINE:NAME="a",VALUE="b"\n',
  comments: '#\n',
};
const HOSTILE_LISTS = {
  'one unterminated quote': 'a',
  'many attributes': 'URI="a",',
  'many commas': ',',
  'many equals signs': '=',
  'many quotes': '"',
  'quotes after equals signs': 'URI="',
  'a name of spaces': ' ',
};

describe('the work per byte is bounded, whatever the bytes are', () => {
  const cases = [
    ...Object.entries(HOSTILE).map(([name, unit]) => [name, '#EXTM3U\n', unit]),
    ...Object.entries(HOSTILE_LISTS).map(([name, unit]) => [name, '#EXT-X-KEY:URI="x",', unit]),
  ];
  test.each(cases)('%s', (_name, head = '', unit = '') => {
    const { buffer, reads } = counting(Buffer.from(head + unit.repeat(20_000 / unit.length)));
    findMediaUris(buffer, () => {});
    expect(reads()).toBeLessThan(8 * buffer.length);
  });
});
