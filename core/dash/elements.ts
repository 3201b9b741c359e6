import { equal } from './xml/attributes';

/** The elements that hold URLs of media, or that these count from (ISO/IEC 23009-1, sections 5.3.1 to 5.3.9 and 5.6). */
const NAMES = [
  'MPD',
  'Period',
  'AdaptationSet',
  'Representation',
  'BaseURL',
  'SegmentTemplate',
  'SegmentList',
  'SegmentBase',
  'SegmentURL',
  'Initialization',
  'RepresentationIndex',
  'BitstreamSwitching',
] as const;

export type ElementKind = (typeof NAMES)[number];

const BY_LENGTH: readonly (readonly { kind: ElementKind; bytes: Buffer }[])[] = Array.from(
  { length: 20 },
  (_, length) =>
    NAMES.filter(name => name.length === length).map(kind => ({ kind, bytes: Buffer.from(kind) })),
);

/**
 * The element with a local name, whatever its namespace; nothing for one that is not looked into. It is asked for every
 * tag, so it makes no garbage.
 */
export function elementKind(bytes: Buffer, start: number, end: number): ElementKind | undefined {
  const candidates = BY_LENGTH[end - start];
  if (candidates === undefined) return undefined;
  for (let index = 0; index < candidates.length; index += 1) {
    const candidate = candidates[index];
    if (candidate && equal(bytes, start, end, candidate.bytes)) return candidate.kind;
  }
  return undefined;
}

/** The level that may stand right below each. */
export const LEVEL_BELOW: Readonly<Partial<Record<ElementKind, ElementKind>>> = {
  MPD: 'Period',
  Period: 'AdaptationSet',
  AdaptationSet: 'Representation',
};

export function isLevel(kind: ElementKind | undefined): boolean {
  return kind === 'Representation' || kind === 'AdaptationSet' || kind === 'Period' || kind === 'MPD';
}

export function isSegmentInformation(kind: ElementKind | undefined): boolean {
  return kind === 'SegmentTemplate' || kind === 'SegmentList' || kind === 'SegmentBase';
}

export function isSourceElement(kind: ElementKind): boolean {
  return kind === 'Initialization' || kind === 'RepresentationIndex' || kind === 'BitstreamSwitching';
}
