import type { Bases, BaseUrls } from './base-urls';
import type { Effort } from './effort';
import { type ManifestLayout, ROLE, type Role } from './manifest-layout';

/** What passing one level costs, as `Effort` counts. */
const STEP = 8;

/** A Representation, as far as a value may lead elsewhere for it than for others. */
interface Reader {
  readonly bases: Bases;
  readonly changingId: string | undefined;
}

/** Those that read one value. */
export interface Audience {
  /** One at least. */
  readonly readers: Iterable<Reader>;
  /** Whether a relative path without dot segments leads below the film's prefix for all of them. */
  readonly isInFilm: boolean;
  readonly hasChangingId: boolean;
}

/** The Representations that read the URL values of a level, by role. */
export class Audiences {
  private readonly known = new Map<number, Audience>();

  constructor(
    private readonly layout: ManifestLayout,
    private readonly bases: BaseUrls,
    private readonly effort: Effort,
  ) {}

  of(role: Role, level: number): Audience {
    const key = level * (ROLE.source + 1) + role;
    const known = this.known.get(key);
    if (known) return known;
    const audience = this.describe(role, level);
    this.known.set(key, audience);
    return audience;
  }

  private describe(role: Role, level: number): Audience {
    let isInFilm = true;
    let hasChangingId = false;
    for (const { bases, changingId } of this.readers(role, level)) {
      isInFilm &&= bases.isInFilm;
      hasChangingId ||= changingId !== undefined;
    }
    const readers = { [Symbol.iterator]: () => this.readers(role, level) };
    return { readers, isInFilm, hasChangingId };
  }

  /** In the order of the text. They are not kept, since many values with many readers would take too much memory. */
  private *readers(role: Role, level: number): Generator<Reader> {
    const { levels } = this.layout;
    const end = levels[level]?.end ?? 0;
    let last: Reader | undefined;
    for (let index = level; index < end; index += 1) {
      this.effort.spend(STEP);
      const each = levels[index];
      if (!each?.isRepresentation || this.isFilledBelow(role, level, index)) continue;
      const reader = { bases: this.bases.of(index), changingId: each.changingId };
      if (reader.bases === last?.bases && reader.changingId === last.changingId) continue;
      last = reader;
      yield reader;
    }
    if (last === undefined) yield { bases: this.bases.of(level), changingId: undefined };
  }

  /** Whether a level between the value's and the Representation has a value of its own. */
  private isFilledBelow(role: Role, level: number, representation: number): boolean {
    if (role === ROLE.source) return false;
    let index = representation;
    while (index > level) {
      const each = this.layout.levels[index];
      if (!each) return false;
      if ((each.fills & (1 << role)) !== 0) return true;
      index = each.parent;
    }
    return false;
  }
}
