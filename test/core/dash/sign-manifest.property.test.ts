import { generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { signManifest } from '../../../core/dash/sign-manifest';
import { customPolicy } from '../../../core/signing/policy';
import { signedSuffix } from '../../../core/signing/suffix';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ORIGIN = 'https://media.example.com';
const PREFIX = 'vod/film/run';
const FILM = `${ORIGIN}/${PREFIX}/`;
const BASE = `<BaseURL>${FILM}dash/</BaseURL>`;
const policy = customPolicy({ cdnOrigin: ORIGIN, prefix: PREFIX, expires: 2_000_000_000 });
const suffix = signedSuffix(policy, { keyPairId: 'KTEST', privateKey });
const inXml = suffix.replaceAll('&', '&amp;');

function sign(text: string): string {
  const signing = { cdnOrigin: ORIGIN, prefix: PREFIX, playlistPath: 'dash/index.mpd', suffix };
  return signManifest(Buffer.from(text), signing).toString();
}

const name = fc.stringMatching(/^[a-z0-9_ ä-ü]{1,8}$/).filter(text => text.trim() === text);
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map(parts => `${parts.join('/')}.m4s`);
const query = fc.constantFrom('', '?x=1', '?x=1&amp;y');
const fragment = fc.constantFrom('', '#t=1');
const ours = fc.tuple(path, query, fragment).map(parts => parts.join(''));
const elsewhere = fc.constantFrom(
  'https://cdn.example.net/a.m4s',
  '//cdn.example.net/vod/film/run/a.m4s',
  '/vod/other/run/a.m4s',
  '../../../../../../../../a.m4s',
  'data:text/plain,a',
  'a.m4s?Policy=p&amp;Signature=s&amp;Key-Pair-Id=K',
);
const folder = fc.option(name.map(text => `${text}/`));
const url = fc.oneof(
  ours.map(text => ({ text, isOurs: true })),
  elsewhere.map(text => ({ text, isOurs: false })),
);
const representation = fc.record({
  folder,
  kind: fc.constantFrom('template', 'list', 'base'),
  urls: fc.array(url, { minLength: 2, maxLength: 2 }),
});
const manifest = fc.record({
  mark: fc.constantFrom('', '\ufeff'),
  end: fc.constantFrom('\n', '\r\n'),
  quote: fc.constantFrom('"', "'"),
  folders: fc.tuple(folder, folder),
  sets: fc.array(fc.array(representation, { maxLength: 3 }), { maxLength: 3 }),
});
type Made = typeof manifest extends fc.Arbitrary<infer Value> ? Value : never;
type UrlOf = (url: { text: string; isOurs: boolean }) => string;

function write({ mark, end, quote, folders, sets }: Made, urlOf: UrlOf, base: string): string {
  const baseUrl = (text: string | null) => (text === null ? [] : [`<BaseURL>${text}</BaseURL>`]);
  const attribute = (key: string, value: string) => `${key}=${quote}${value}${quote}`;
  const lines = [
    `<MPD>${base}`,
    `<Period>`,
    ...baseUrl(folders[0]),
    ...sets.flatMap(representations => [
      '<AdaptationSet><!-- <BaseURL>x/</BaseURL> -->',
      ...baseUrl(folders[1]),
      ...representations.flatMap(({ folder: own, kind, urls }, index) => {
        const [first = '', second = ''] = urls.slice(0, kind === 'base' ? 1 : 2).map(urlOf);
        const content = {
          template: [
            `<SegmentTemplate ${attribute('media', first)} ${attribute('initialization', second)}/>`,
          ],
          list: [
            `<SegmentList><Initialization ${attribute('sourceURL', first)}/>`,
            `<SegmentURL ${attribute('media', second)}/></SegmentList>`,
          ],
          base: baseUrl(first),
        }[kind];
        const before = kind === 'base' ? [] : baseUrl(own);
        return [`<Representation id="${index}">`, ...before, ...content, '</Representation>'];
      }),
      '</AdaptationSet>',
    ]),
    '</Period>',
    '</MPD>',
  ];
  return mark + lines.join(end);
}

const plain = (made: Made) => write(made, ({ text }) => text, '');

function signedByHand(made: Made): string {
  let isAnySigned = false;
  const text = write(
    made,
    value => {
      if (!value.isOurs) return value.text;
      isAnySigned = true;
      const [before = '', ...after] = value.text.split('#');
      const joiner = before.includes('?') ? '&amp;' : '?';
      return [`${before}${joiner}${inXml}`, ...after].join('#');
    },
    BASE,
  );
  return isAnySigned ? text : plain(made);
}

test('exactly the media URLs below the prefix are signed, one BaseURL is put in, and nothing else changes', () => {
  fc.assert(fc.property(manifest, made => expect(sign(plain(made))).toBe(signedByHand(made))));
});

test('taking away what was added gives back the original, byte for byte', () => {
  fc.assert(
    fc.property(manifest, made => {
      const unsigned = sign(plain(made)).replace(BASE, '').replaceAll(`&amp;${inXml}`, '');
      expect(unsigned.replaceAll(`?${inXml}`, '')).toBe(plain(made));
    }),
  );
});

test('every URL with a signature lies below the prefix, and the signature verifies against the policy beside it', () => {
  fc.assert(
    fc.property(manifest, made => {
      for (const url of urlsOf(sign(plain(made)))) {
        const query = new URL(url).searchParams;
        if (query.get('Key-Pair-Id') !== 'KTEST') continue;
        expect(url.startsWith(FILM)).toBe(true);
        const signed = fromUrlSafe(query.get('Policy') ?? '');
        expect(JSON.parse(signed.toString()).Statement[0].Resource).toBe(`${FILM}*`);
        expect(verify('RSA-SHA1', signed, publicKey, fromUrlSafe(query.get('Signature') ?? ''))).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

interface Element {
  [name: string]: string | Element[] | undefined;
}

/** The URLs that a player of the manifest would ask for, by a parser and the URL standard. */
function urlsOf(text: string): string[] {
  const lists = [
    'Period',
    'AdaptationSet',
    'Representation',
    'BaseURL',
    'SegmentTemplate',
    'SegmentList',
    'SegmentURL',
    'Initialization',
  ];
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    isArray: tag => lists.includes(tag),
  });
  const below = (element: Element, tag: string) => (element[tag] ?? []) as Element[];
  const visit = (element: Element, base: string): string[] => {
    const [own] = below(element, 'BaseURL') as unknown as string[];
    const here = own === undefined ? base : new URL(own, base).href;
    const attributes = (tag: string, ...keys: string[]) =>
      below(element, tag).flatMap(each =>
        keys.flatMap(key => (each[key] === undefined ? [] : [new URL(String(each[key]), here).href])),
      );
    return [
      here,
      ...attributes('SegmentTemplate', '@media', '@initialization'),
      ...below(element, 'SegmentList').flatMap(list => visit({ ...list, BaseURL: [] }, here)),
      ...attributes('SegmentURL', '@media'),
      ...attributes('Initialization', '@sourceURL'),
      ...['Period', 'AdaptationSet', 'Representation'].flatMap(tag =>
        below(element, tag)
          .filter(each => typeof each === 'object')
          .flatMap(each => visit(each, here)),
      ),
    ];
  };
  const { MPD } = parser.parse(text) as { MPD: Element };
  return visit(MPD, 'https://api.example.com/play/token/dash/index.mpd');
}

function fromUrlSafe(text: string): Buffer {
  return Buffer.from(text.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/'), 'base64');
}
