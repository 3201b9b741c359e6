import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManifestError } from '../../../core/dash/manifest-error';
import { signManifest } from '../../../core/dash/sign-manifest';

const FIXTURES = join(__dirname, 'fixtures');
const SIGNING = {
  cdnOrigin: 'https://media.example.com',
  prefix: 'vod/film/run',
  playlistPath: 'dash/index.mpd',
  suffix: 'Policy=p&Signature=s&Key-Pair-Id=K',
};
const SMALL =
  '<MPD><Period><AdaptationSet><SegmentTemplate media="a.m4s"/><Representation id="1"/></AdaptationSet></Period></MPD>';

function sign(text: string, signing: Partial<typeof SIGNING> = {}): string {
  return signManifest(Buffer.from(text), { ...SIGNING, ...signing }).toString();
}

const names = readdirSync(FIXTURES, { withFileTypes: true }).filter(entry => entry.isDirectory());
const read = (name: string, file: string) => readFileSync(join(FIXTURES, name, file));

describe('each source becomes what is expected, byte for byte', () => {
  test.each(names.map(entry => entry.name))('%s', name => {
    const signed = signManifest(read(name, 'source.mpd'), SIGNING);
    expect(signed.toString('latin1')).toBe(read(name, 'expected.mpd').toString('latin1'));
  });
});

test.each(names.map(entry => entry.name))(
  'what was signed once stays as it is when signed again: %s',
  name => {
    const once = read(name, 'expected.mpd');
    expect(signManifest(once, SIGNING).toString('latin1')).toBe(once.toString('latin1'));
  },
);

test.each(['<!DOCTYPE MPD>', '<!DOCTYPE MPD [<!ENTITY a "https://ads.example.net/">]>'])(
  'a document type is refused with a code: %s',
  doctype => {
    expect(() => sign(doctype + SMALL)).toThrow(ManifestError);
    expect(() => sign(doctype + SMALL)).toThrow(expect.objectContaining({ code: 'doctype_refused' }));
  },
);

test('a name that only begins like one of ours is another', () => {
  const text = SMALL.replaceAll('Period', 'Periods');
  expect(sign(text)).toBe(text);
});

test.each([
  ['UTF-16', Buffer.from(`\ufeff${SMALL}`, 'utf16le')],
  ['what declares UTF-16', Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${SMALL}`)],
  ['an encoding of several bytes', Buffer.from(`<?xml version="1.0" encoding="Shift_JIS"?>${SMALL}`)],
  [
    'an encoding of single bytes behind a mark of UTF-8',
    Buffer.from(`\ufeff<?xml version="1.0" encoding="ISO-8859-1"?>${SMALL}`),
  ],
  [
    'an encoding of single bytes with a control character',
    Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><!--\x01-->${SMALL}`),
  ],
  ...['\xe4.m4s', '&#228;.m4s'].map((media): [string, Buffer] => [
    `ISO-8859-1 with the URL ${media}`,
    Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${SMALL.replace('a.m4s', media)}`, 'latin1'),
  ]),
  ['bytes that are no UTF-8', Buffer.from(SMALL.replace('a.m4s', '\xe4.m4s'), 'latin1')],
  ['nothing', Buffer.alloc(0)],
  ['an HLS playlist', Buffer.from('#EXTM3U\na.ts\n')],
])('%s comes back as it is', (_name, bytes) => {
  expect(signManifest(bytes, SIGNING).equals(bytes)).toBe(true);
});

test.each(['ISO-8859-1', 'iso-8859-15', 'windows-1252'])(
  'a manifest in %s is signed, and all of its other bytes stay',
  encoding => {
    const text = `<?xml version="1.0" encoding="${encoding}"?><!-- caf\xe9 \x80 -->${SMALL}`;
    const signed = signManifest(Buffer.from(text, 'latin1'), SIGNING).toString('latin1');
    expect(signed).toBe(text.replace(SMALL, sign(SMALL)));
    expect(signed).toContain('?Policy=p');
  },
);

test('SegmentTemplate@bitstreamSwitching stays as it is', () => {
  const switching = 'bitstreamSwitching="$RepresentationID$-switch.mp4"';
  expect(sign(SMALL.replace('media=', `${switching} media=`))).toContain(`${switching} media="a.m4s?Policy`);
});

test('the source is not changed, and the result shares no memory with it', () => {
  for (const text of [SMALL, 'nothing to sign']) {
    const source = Buffer.from(text);
    signManifest(source, SIGNING).fill(0);
    expect(source.toString()).toBe(text);
  }
});

test('a view into a larger memory is read from its own start to its own end', () => {
  const memory = Buffer.from(`xx${SMALL}yy`);
  const view = new Uint8Array(memory.buffer, memory.byteOffset + 2, SMALL.length);
  expect(signManifest(view, SIGNING).toString()).toBe(sign(SMALL));
});

test('an origin and a prefix are written so that XML holds them', () => {
  expect(sign(SMALL, { prefix: "a&b'<c>" })).toContain(
    '<BaseURL>https://media.example.com/a&amp;b&apos;&lt;c&gt;/dash/</BaseURL>',
  );
});

test.each(['media.example.com', 'https://media.example.com/'])('the origin %j is refused', cdnOrigin => {
  expect(() => sign(SMALL, { cdnOrigin })).toThrow(TypeError);
});

test('a value that is longer than any URL of CloudFront stays as it is', () => {
  const long = SMALL.replace('a.m4s', 'a'.repeat(8193));
  expect(sign(long)).toBe(long);
});

/** A hundred Representations that read what stands before them, each made of its number. */
function hundredReaders(before: string, representation: (index: number) => string): string {
  const representations = Array.from({ length: 100 }, (_, index) => representation(index)).join('');
  return `<MPD><Period><AdaptationSet>${before}${representations}</AdaptationSet></Period></MPD>`;
}

test('each value that a hundred folders share is signed', () => {
  const template = '<SegmentTemplate media="a.m4s" initialization="/vod/film/run/c.mp4" index="../b.m4s"/>';
  const text = hundredReaders(
    template,
    index => `<Representation id="${index}"><BaseURL>${index}/v/</BaseURL></Representation>`,
  );
  const signed = sign(text);
  expect(signed).toContain('media="a.m4s?Policy');
  expect(signed).toContain('initialization="https://media.example.com/vod/film/run/c.mp4?Policy');
  expect(signed).toContain('index="../b.m4s?Policy');
});

test('a template that a hundred ids with a slash fill is signed, unless one of them leads out of the film', () => {
  const template = '<SegmentTemplate media="$RepresentationID$/a.m4s"/>';
  const lastId = (last: string) =>
    sign(hundredReaders(template, index => `<Representation id="${index < 99 ? `video/${index}` : last}"/>`));
  expect(lastId('video/99')).toContain('media="$RepresentationID$/a.m4s?Policy');
  expect(lastId('../../../99')).toContain(template);
});

test('what forty alternatives share is signed as it stands, unless one of them lies elsewhere', () => {
  const bases = Array.from({ length: 40 }, (_, index) => `<BaseURL>${index}/</BaseURL>`).join('');
  const text = (last: string) => SMALL.replace('<Period>', `${bases}${last}<Period>`);
  expect(sign(text(''))).toContain('media="a.m4s?Policy');
  expect(sign(text('<BaseURL>https://ads.example.net/</BaseURL>'))).toContain(
    'media="https://media.example.com/vod/film/run/dash/0/a.m4s?Policy',
  );
});

test('a template that its id makes longer than any URL of CloudFront stays as it is', () => {
  const template = `<SegmentTemplate media="${'$RepresentationID$'.repeat(400)}"/>`;
  const text = `<MPD><Period><AdaptationSet>${template}<Representation id="a/${'b'.repeat(30)}"/></AdaptationSet></Period></MPD>`;
  expect(sign(text)).toContain(template);
});

test.each([
  ['folders below a long path', `<BaseURL>${'d/'.repeat(4000)}</BaseURL>`, '<BaseURL>v/</BaseURL>'],
  [
    'alternatives of alternatives',
    Array.from({ length: 2000 }, (_, index) => `<BaseURL>${index}/</BaseURL>`).join(''),
    '<BaseURL/><BaseURL>v/</BaseURL>',
  ],
])('URLs that would take too long to follow are refused with a code: %s', (_name, bases, own) => {
  const representations = `<Representation>${own}</Representation>`.repeat(3000);
  const text = `<MPD>${bases}<Period><AdaptationSet><SegmentTemplate media="a.m4s"/>${representations}</AdaptationSet></Period></MPD>`;
  expect(() => sign(text)).toThrow(expect.objectContaining({ code: 'too_intricate' }));
});
