import { type ElementKind, elementKind, LEVEL_BELOW } from '../../dash/elements';
import { isSpace } from '../../dash/xml/characters';
import { openScanner } from '../../dash/xml/open-scanner';
import type { XmlScanner } from '../../dash/xml/xml-scanner';

const ID = Buffer.from('id');

/** An AdaptationSet of the first Period. */
interface SetPlace {
  /** Where the white space before it begins; `from` to `end` is the whole of it. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
  /** Ids of its Representations, one character per byte. */
  readonly representations: readonly string[];
}

/** Where the AdaptationSets of a manifest's first Period stand, in the order of the text. */
export interface CaptionSetLayout {
  readonly sets: readonly SetPlace[];
  /** Prefix of the last AdaptationSet's name with its colon; empty where it has none. */
  readonly prefix: string;
}

interface OpenSet {
  readonly from: number;
  readonly start: number;
  readonly representations: string[];
}

/**
 * Nothing for what is no well-formed manifest in UTF-8. Takes time linear in the manifest's length.
 *
 * @throws ManifestError when the manifest has a document type declaration
 */
export function readCaptionSets(source: Buffer): CaptionSetLayout | undefined {
  const scanner = openScanner(source);
  if (!scanner) return undefined;
  const reader = new Reader(source, scanner);
  for (;;) {
    const token = scanner.next();
    if (token === 'start') reader.enter();
    else if (token === 'end') reader.leave();
    else if (token === 'done') return reader;
    else if (token === 'malformed') return undefined;
  }
}

class Reader implements CaptionSetLayout {
  readonly sets: SetPlace[] = [];
  prefix = '';
  /** Open levels from the MPD down; what stands below any other element is passed over. */
  private readonly open: ElementKind[] = [];
  private passedOver = 0;
  private periods = 0;
  private set: OpenSet | undefined;

  constructor(
    private readonly source: Buffer,
    private readonly scanner: XmlScanner,
  ) {}

  enter(): void {
    const { scanner, source } = this;
    const kind = this.passedOver > 0 ? undefined : elementKind(source, scanner.localStart, scanner.localEnd);
    const above = this.open.at(-1);
    const isLevel =
      kind !== undefined && (above === undefined ? kind === 'MPD' : LEVEL_BELOW[above] === kind);
    if (!isLevel) {
      this.passedOver += 1;
      return;
    }
    this.open.push(kind);
    if (kind === 'Period') this.periods += 1;
    if (this.periods !== 1) return;
    if (kind === 'AdaptationSet') this.beginSet();
    else if (kind === 'Representation') this.set?.representations.push(this.id());
  }

  leave(): void {
    if (this.passedOver > 0) {
      this.passedOver -= 1;
      return;
    }
    if (this.open.pop() !== 'AdaptationSet' || !this.set) return;
    this.sets.push({ ...this.set, end: this.scanner.end });
    this.set = undefined;
  }

  private beginSet(): void {
    const { start, nameStart, localStart } = this.scanner;
    let from = start;
    while (isSpace(this.source[from - 1])) from -= 1;
    this.set = { from, start, representations: [] };
    this.prefix = this.source.toString('latin1', nameStart, localStart);
  }

  private id(): string {
    const { attributes } = this.scanner;
    const index = attributes.find(ID);
    if (index < 0) return '';
    return this.source.toString('latin1', attributes.valueStart(index), attributes.valueEnd(index));
  }
}
