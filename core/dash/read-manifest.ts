import { TooLargeError } from '../too-large-error';
import {
  type ElementKind,
  elementKind,
  isLevel,
  isSegmentInformation,
  isSourceElement,
  LEVEL_BELOW,
} from './elements';
import { type Level, ManifestLayout, newLevel, ROLE, type Role } from './manifest-layout';
import { equal } from './xml/attributes';
import { isSpace } from './xml/characters';
import { decodeReferences } from './xml/references';
import type { XmlScanner } from './xml/xml-scanner';

/** Levels that a manifest may have; a day of one-second Periods with ten Representations has fewer. */
export const LEVELS_MAX = 1_000_000;

const ID = Buffer.from('id');
/** In an id, what can change where a template leads: delimiters and escapes, dots alone, nothing at all. */
const CHANGING = /[/\\?#%:{}]|[^\x20-\x7e\x80-\xff]|^\.*$/;
const SOURCE_URL: readonly UrlAttribute[] = [{ name: Buffer.from('sourceURL'), role: ROLE.source }];
const SEGMENT_URL: readonly UrlAttribute[] = [
  { name: Buffer.from('media'), role: ROLE.list },
  { name: Buffer.from('index'), role: ROLE.list },
];
const TEMPLATE: readonly UrlAttribute[] = [
  { name: Buffer.from('media'), role: ROLE.media },
  { name: Buffer.from('initialization'), role: ROLE.initialization },
  { name: Buffer.from('index'), role: ROLE.index },
];

interface UrlAttribute {
  readonly name: Buffer;
  readonly role: Role;
}

/**
 * Finds the levels and URL values of a manifest. Nothing where the text is not well-formed, or is no MPD.
 *
 * @throws ManifestError at a document type declaration
 * @throws TooLargeError when it has more levels than `LEVELS_MAX`
 */
export function readManifest(bytes: Buffer, scanner: XmlScanner): ManifestLayout | undefined {
  const reader = new Reader(bytes, scanner);
  for (;;) {
    const token = scanner.next();
    if (token === 'start') reader.enter();
    else if (token === 'end') reader.leave();
    else if (token === 'done') return reader.isManifest ? reader.layout : undefined;
    else if (token === 'malformed') return undefined;
    else reader.content(token);
  }
}

class Reader {
  readonly layout = new ManifestLayout();
  isManifest = false;
  /** Kinds of the open elements that are looked into; what stands below any other is passed over. */
  private readonly open: ElementKind[] = [];
  /** Open elements below the last of those. */
  private passedOver = 0;
  /** Index of the open level. */
  private level = -1;
  /** Limits of the open BaseURL's text, and of what kind it is. */
  private base: { start: number; end: number; role: Role; isMixed: boolean } | undefined;

  constructor(
    private readonly bytes: Buffer,
    private readonly scanner: XmlScanner,
  ) {}

  enter(): void {
    const { scanner, open } = this;
    const kind =
      this.passedOver > 0 ? undefined : elementKind(this.bytes, scanner.localStart, scanner.localEnd);
    const above = open.at(-1);
    if (this.base) this.base.isMixed = true;
    if (kind !== undefined && this.accepts(kind, above)) open.push(kind);
    else this.passedOver += 1;
  }

  leave(): void {
    if (this.passedOver > 0) {
      this.passedOver -= 1;
      return;
    }
    const kind = this.open.pop();
    if (kind === 'BaseURL') this.endBase();
    const level = this.layout.levels[this.level];
    if (!level || !isLevel(kind)) return;
    level.end = this.layout.levels.length;
    this.level = level.parent;
  }

  content(token: 'text' | 'cdata' | 'other'): void {
    const { base, scanner, bytes } = this;
    if (!base || this.passedOver > 0) return;
    let { start, end } = scanner;
    while (start < end && isSpace(bytes[start])) start += 1;
    while (end > start && isSpace(bytes[end - 1])) end -= 1;
    if (start === end && token !== 'other') return;
    if (token === 'other' || base.start < base.end) base.isMixed = true;
    base.start = start;
    base.end = end;
    base.role = token === 'cdata' ? ROLE.baseInCdata : ROLE.base;
  }

  /** Whether an element is looked into where it stands; its own values are taken down then. */
  private accepts(kind: ElementKind, above: ElementKind | undefined): boolean {
    const level = this.layout.levels[this.level];
    if (above === undefined) return kind === 'MPD' && !this.isManifest && this.beginManifest();
    if (LEVEL_BELOW[above] === kind) return this.beginLevel(kind === 'Representation');
    if (!level) return false;
    if (kind === 'BaseURL' && isLevel(above)) return this.beginBase();
    if (isSegmentInformation(kind) && isLevel(above) && above !== 'MPD')
      return this.beginInformation(kind, level);
    if (isSourceElement(kind) && isSegmentInformation(above)) return this.takeOrRange(SOURCE_URL, level);
    return kind === 'SegmentURL' && above === 'SegmentList' && this.takeOrRange(SEGMENT_URL, level);
  }

  private beginManifest(): true {
    const { scanner, layout } = this;
    this.isManifest = true;
    layout.rootEnd = scanner.end;
    layout.rootPrefix = this.bytes.toString('latin1', scanner.nameStart, scanner.localStart);
    return this.beginLevel(false);
  }

  private beginLevel(isRepresentation: boolean): true {
    const { levels } = this.layout;
    if (levels.length === LEVELS_MAX) throw new TooLargeError(`the manifest has over ${LEVELS_MAX} levels`);
    levels.push(newLevel(this.level, isRepresentation, isRepresentation ? this.changingId() : undefined));
    this.level = levels.length - 1;
    return true;
  }

  private beginBase(): true {
    this.base = { start: this.scanner.end, end: this.scanner.end, role: ROLE.base, isMixed: false };
    return true;
  }

  private endBase(): void {
    if (this.base) {
      const { start, end, role, isMixed } = this.base;
      this.layout.add(isMixed ? ROLE.baseUnknown : role, this.level, start, end);
    }
    this.base = undefined;
  }

  /** Of several SegmentTemplates or SegmentLists on one level, which the schema forbids, the first counts. */
  private beginInformation(kind: ElementKind, level: Level): boolean {
    if (kind === 'SegmentTemplate') {
      if (level.hasTemplate) return false;
      level.hasTemplate = true;
      level.fills |= this.take(TEMPLATE);
    } else if (kind === 'SegmentList') {
      if (level.hasList) return false;
      level.hasList = true;
      level.fills |= 1 << ROLE.list;
    }
    return true;
  }

  /** Takes the URL of a segment or index; without one, what the BaseURL names is meant. */
  private takeOrRange(attributes: readonly UrlAttribute[], level: Level): true {
    const { attributes: found } = this.scanner;
    if (found.find(attributes[0]?.name ?? ID) < 0) level.hasRangesOfBase = true;
    this.take(attributes);
    return true;
  }

  /** Takes down the tag's attributes of some names, in the order of the text; returns the bits of their roles. */
  private take(names: readonly UrlAttribute[]): number {
    const { attributes } = this.scanner;
    let bits = 0;
    for (let index = 0; index < attributes.count; index += 1) {
      const [nameStart, nameEnd] = [attributes.nameStart(index), attributes.nameEnd(index)];
      const role = names.find(({ name }) => equal(this.bytes, nameStart, nameEnd, name))?.role;
      if (role === undefined) continue;
      this.layout.add(role, this.level, attributes.valueStart(index), attributes.valueEnd(index));
      bits |= 1 << role;
    }
    return bits;
  }

  private changingId(): string | undefined {
    const { attributes } = this.scanner;
    const index = attributes.find(ID);
    if (index < 0) return undefined;
    const raw = this.bytes.toString('latin1', attributes.valueStart(index), attributes.valueEnd(index));
    const id = decodeReferences(raw);
    return CHANGING.test(id) ? id : undefined;
  }
}
