import { signPlaylist } from '../../../../core/hls/sign-playlist';
import { GROWTH_MAX, growth } from '../growth';

const SIZE = 50 * 1024 * 1024;
const HEADER = '#EXTM3U\n';
const SUFFIX = `Policy=${'p'.repeat(200)}&Signature=${'s'.repeat(344)}&Key-Pair-Id=K`;
const SIGNING = {
  cdnOrigin: 'https://media.example.com',
  prefix: 'vod/film/run',
  playlistPath: 'hls/index.m3u8',
  suffix: SUFFIX,
};
const LONG_VALUE = `#EXT-X-DEFINE:NAME="a",VALUE="${'../x%2e?&#'.repeat(800)}"\n`;
const IDLE = process.memoryUsage.rss();
/** Bytes that the process may ever have held above idle, with source and result. */
const ROOM = 16 * SIZE;

function peak(): number {
  return process.resourceUsage().maxRSS * 1024 - IDLE;
}

function fill(before: string, unit: string, after: string, size: number): Buffer {
  return Buffer.concat([Buffer.from(HEADER + before), Buffer.alloc(size, unit), Buffer.from(after)]);
}

function signOrRefuse(playlist: Buffer): void {
  try {
    expect(signPlaylist(playlist, SIGNING).length).toBeGreaterThan(0);
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
  }
}

/** What fills the playlist, and what stands before and after it. */
const CASES: Record<string, { unit: string; before?: string; after?: string }> = {
  'one line': { unit: 'a' },
  'one line of dots': { unit: '.' },
  'one line of parent folders': { unit: '../' },
  'one line of folders left again': { unit: 'a/../' },
  'one line of encoded dots': { unit: '%2e' },
  'one line of encoded dot segments': { unit: '%2ea/' },
  'one line of colons': { unit: ':' },
  'one line of scheme letters': { unit: 'http' },
  'one query of many parameters': { before: 'a.ts?', unit: '&a' },
  'one query of names that are nearly reserved': { before: 'a.ts?', unit: '&Polic' },
  'one line of variable openings': { unit: '{$' },
  'one variable name': { before: '{$', unit: 'a' },
  'one line of unknown variables': { unit: '{$a}' },
  'one line of one long variable': { before: LONG_VALUE, unit: '{$a}' },
  'many definitions of one variable by itself': {
    before: LONG_VALUE,
    unit: '#EXT-X-DEFINE:NAME="a",VALUE="{$a}"\n',
  },
  'many definitions that double': { unit: '#EXT-X-DEFINE:NAME="a",VALUE="{$a}{$a}b"\n' },
  'many unterminated quotes': { unit: '#EXT-X-KEY:URI="\n' },
  'one unterminated quote': { before: '#EXT-X-KEY:URI="', unit: 'a' },
  'many attributes without a value': { before: '#EXT-X-KEY:', unit: 'a=,' },
  'many commas': { before: '#EXT-X-KEY:', unit: ',' },
  'one attribute name of spaces': { before: '#EXT-X-KEY:A', unit: ' ', after: '=' },
  'one tag name': { before: '#EXT-X-', unit: 'A' },
  'many tags': { unit: '#EXT-X-KEY:\n' },
  'many foreign addresses': { unit: 'http://a/\n' },
  'many addresses above the film': { unit: '../../../../x\n' },
  'blank lines': { unit: '\n' },
  'carriage returns': { unit: '\r' },
  'NUL bytes': { unit: '\0' },
};

describe('fifty hostile megabytes are done, within bounded memory', () => {
  test.each(Object.entries(CASES))('%s', (_name, { unit, before = '', after = '' }) => {
    signOrRefuse(fill(before, unit, after, SIZE));
    expect(peak()).toBeLessThan(ROOM);
  });
});

describe('hostile bytes take time linear in their number', () => {
  test.each(Object.entries(CASES))('%s', (_name, { unit, before = '', after = '' }) => {
    const work = (size: number) => {
      const bytes = fill(before, unit, after, size);
      return () => signOrRefuse(bytes);
    };
    expect(growth(work(SIZE / 25), work((4 * SIZE) / 25))).toBeLessThan(GROWTH_MAX);
  });
});

describe('what would grow beyond use is refused, and soon', () => {
  test.each([
    ['a segment on every other byte', '', 'a\n'],
    ['a key on every sixth byte', '#EXT-X-KEY:', 'URI="",URI="a",'],
    ['a long variable on every line', LONG_VALUE, '{$a}\n'],
  ])('%s', (_name, before, unit) => {
    const source = fill(before, unit, '', SIZE);
    expect(() => signPlaylist(source, SIGNING)).toThrow(RangeError);
    expect(peak()).toBeLessThan(ROOM);
  });
});
