import { signManifest } from '../../../../core/dash/sign-manifest';
import { GROWTH_MAX, growth } from '../growth';

const SIZE = 50 * 1024 * 1024;
const SUFFIX = `Policy=${'p'.repeat(200)}&Signature=${'s'.repeat(344)}&Key-Pair-Id=K`;
const SIGNING = {
  cdnOrigin: 'https://media.example.com',
  prefix: 'vod/film/run',
  playlistPath: 'dash/index.mpd',
  suffix: SUFFIX,
};
const OPEN = '<MPD><Period><AdaptationSet>';
const CLOSE = '</AdaptationSet></Period></MPD>';
const IDLE = process.memoryUsage.rss();
/** Bytes that the process may ever have held above idle, with source and result. */
const ROOM = 24 * SIZE;

function peak(): number {
  return process.resourceUsage().maxRSS * 1024 - IDLE;
}

function fill(before: string, unit: string, after: string, size = SIZE): Buffer {
  const times = Math.floor(size / Buffer.byteLength(unit));
  return Buffer.concat([
    Buffer.from(before),
    Buffer.alloc(times * Buffer.byteLength(unit), unit),
    Buffer.from(after),
  ]);
}

function signOrRefuse(manifest: Buffer): void {
  try {
    expect(signManifest(manifest, SIGNING).length).toBeGreaterThan(0);
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
  }
}

/** What fills the manifest, and what stands before and after it. */
const CASES: Record<string, { unit: string; before?: string; after?: string }> = {
  'one text': { unit: 'a' },
  'one name': { before: '<', unit: 'a' },
  'open tags': { unit: '<a>', after: '' },
  'open comments': { unit: '<!--', after: '' },
  'one comment of dashes': { before: `${OPEN}<!--`, unit: ' -', after: `-->${CLOSE}` },
  'one section of brackets': { before: '<MPD><![CDATA[', unit: ']', after: ']]></MPD>' },
  'open instructions': { before: '<MPD>', unit: '<?a' },
  'text of brackets': { before: '<MPD>', unit: '] ', after: '</MPD>' },
  references: { before: '<MPD>', unit: '&amp;', after: '</MPD>' },
  'references that do not end': { before: '<MPD>', unit: '&#00000000000000000000' },
  'one tag of spaces': { before: '<MPD', unit: ' ', after: '/>' },
  'one tag of attributes with one name': { before: '<MPD ', unit: 'a="" ', after: '/>' },
  'one declaration of spaces': { before: '<?xml version="1.0"', unit: ' ', after: '?><MPD/>' },
  'prefixes that are declared and left': { before: OPEN, unit: '<a:b xmlns:a="c"></a:b>', after: CLOSE },
  periods: { before: '<MPD>', unit: `<Period note="${'x'.repeat(60)}"/>`, after: '</MPD>' },
  'empty BaseURLs': { before: '<MPD>', unit: '<BaseURL/>', after: '</MPD>' },
  'BaseURLs elsewhere': { before: '<MPD>', unit: '<BaseURL>//a/</BaseURL>', after: '</MPD>' },
  'one BaseURL of folders left again': { before: '<MPD><BaseURL>', unit: 'a/../', after: '</BaseURL></MPD>' },
  'one template of dots': { before: `${OPEN}<SegmentTemplate media="`, unit: '../', after: `"/>${CLOSE}` },
  'one template of references': {
    before: `${OPEN}<SegmentTemplate media="`,
    unit: '&#46;/',
    after: `"/>${CLOSE}`,
  },
  'one template of identifiers, and an id that fills it': {
    before: `${OPEN}<SegmentTemplate media="`,
    unit: '$RepresentationID$',
    after: `"/><Representation id="a/b"/>${CLOSE}`,
  },
  'one id of dots': {
    before: `${OPEN}<SegmentTemplate media="$RepresentationID$"/><Representation id="`,
    unit: '.',
    after: `"/>${CLOSE}`,
  },
  'templates of which the first counts': { before: OPEN, unit: '<SegmentTemplate media="a"/>', after: CLOSE },
  'segments elsewhere': {
    before: `${OPEN}<SegmentList>`,
    unit: '<SegmentURL media="//a/"/>',
    after: `</SegmentList>${CLOSE}`,
  },
  'segments above the film, and many that read them': {
    before: `${OPEN}<SegmentList>${'<SegmentURL media="../../../../x"/>'.repeat(200_000)}</SegmentList>`,
    unit: `<Representation id="${'x'.repeat(60)}"><BaseURL>a/</BaseURL></Representation>`,
    after: CLOSE,
  },
  'segment times': {
    before: `${OPEN}<SegmentTemplate media="a"><SegmentTimeline>`,
    unit: '<S t="180000" d="180000"/>',
    after: `</SegmentTimeline></SegmentTemplate>${CLOSE}`,
  },
  'NUL bytes': { unit: '\0' },
};

describe('fifty hostile megabytes are done, within bounded memory', () => {
  test.each(Object.entries(CASES))('%s', (_name, { unit, before = '', after = '' }) => {
    signOrRefuse(fill(before, unit, after));
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

test.each([
  ['a segment on every few bytes', `${OPEN}<SegmentList>`, '<SegmentURL media="a"/>'],
  ['a level on every few bytes', '<MPD>', '<Period/>'],
])('what would grow beyond use is refused, and soon: %s', (_name, before, unit) => {
  const after = before.endsWith('<SegmentList>') ? `</SegmentList>${CLOSE}` : '</MPD>';
  expect(() => signManifest(fill(before, unit, after), SIGNING)).toThrow(RangeError);
  expect(peak()).toBeLessThan(ROOM);
});
