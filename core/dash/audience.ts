import type { Bases, BaseUrls } from './base-urls';
import { type Level, type ManifestLayout, ROLE, type Role } from './manifest-layout';
import { decodeReferences } from './xml/references';

/** Different readers of one value that are told apart. */
const READERS_MAX = 16;

/** In an id, what can change where a template leads: delimiters and escapes, dots alone, nothing at all. */
const CHANGING = /[/\\?#%:{}]|[^\x20-\x7e\x80-\xff]|^\.*$/;

/** A Representation, as far as a value may lead elsewhere for it than for others. */
interface Reader {
  readonly bases: Bases;
  /** Its id, where that can change where a template leads. */
  readonly id: string | undefined;
}

/** Those that read one value. */
export interface Audience {
  /** One at least. */
  readonly readers: readonly Reader[];
  /** Whether there are more than are told apart. */
  readonly isCrowd: boolean;
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
  ) {}

  of(role: Role, level: number): Audience {
    const key = level * (ROLE.source + 1) + role;
    const known = this.known.get(key);
    if (known) return known;
    const audience = this.collect(role, level);
    this.known.set(key, audience);
    return audience;
  }

  private collect(role: Role, level: number): Audience {
    const { levels } = this.layout;
    const readers = new Map<Bases, Map<string | undefined, Reader>>();
    let count = 0;
    let isInFilm = true;
    let hasChangingId = false;
    const add = (bases: Bases, id: string | undefined): void => {
      isInFilm &&= bases.isInFilm;
      hasChangingId ||= id !== undefined;
      const byId = readers.get(bases) ?? new Map<string | undefined, Reader>();
      if (byId.has(id)) return;
      count += 1;
      if (count <= READERS_MAX) readers.set(bases, byId.set(id, { bases, id }));
    };
    const end = levels[level]?.end ?? 0;
    for (let index = level; index < end; index += 1) {
      const each = levels[index];
      if (!each?.isRepresentation || this.isFilledBelow(role, level, index)) continue;
      add(this.bases.of(index), changingId(each));
    }
    if (count === 0) add(this.bases.of(level), undefined);
    const all = [...readers.values()].flatMap(byId => [...byId.values()]);
    return { readers: all, isCrowd: count > READERS_MAX, isInFilm, hasChangingId };
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

function changingId({ id }: Level): string | undefined {
  if (id === undefined) return undefined;
  const text = decodeReferences(id);
  return CHANGING.test(text) ? text : undefined;
}
