import type { FilmScope } from '../uri/film-scope';
import { pathOnOrigin } from '../uri/film-uri';
import { isUnusable } from '../uri/plain-uri';
import { splitReference } from '../uri/uri-reference';
import type { Effort } from './effort';
import { type ManifestLayout, ROLE, VALUE_MAX } from './manifest-layout';
import { decodeReferences } from './xml/references';

/** What a path that is kept costs beside its text, as `Effort` counts. */
const KEPT = 32;

/** What relative references of a level count from (ISO/IEC 23009-1, section 5.6.4). */
export interface Bases {
  /**
   * Paths on our origin, alternatives in their order; nothing for one that lies elsewhere, or that nobody can tell.
   * There is at least one.
   */
  readonly paths: readonly (string | undefined)[];
  /** Whether the folder of every alternative lies below the film's prefix. */
  readonly isInFilm: boolean;
  /** The level's parent's, where an empty BaseURL lets them count as well. */
  readonly above: Bases | undefined;
  /** Whether a Representation's media is what the BaseURL itself names. */
  isMedia: boolean;
}

/** What each level's references count from, by the level's index. */
export class BaseUrls {
  private readonly all: Bases[] = [];
  /** Of the manifest itself, before any BaseURL. */
  private readonly manifest: Bases;

  constructor(
    private readonly bytes: Buffer,
    private readonly layout: ManifestLayout,
    private readonly scope: FilmScope,
    private readonly effort: Effort,
  ) {
    this.manifest = this.basesOf([scope.playlist], undefined);
    const own = this.ownTexts();
    layout.levels.forEach((_level, index) => {
      const above = this.above(index);
      const texts = own.get(index);
      this.all.push(texts === undefined || isEmpty(texts) ? above : this.resolve(texts, above));
    });
  }

  of(level: number): Bases {
    return this.all[level] ?? this.manifest;
  }

  /** Whether the MPD has no BaseURL that says anything. */
  get isWithoutOwn(): boolean {
    return this.of(0) === this.manifest;
  }

  /** Those that a level's own BaseURLs count from. */
  above(level: number): Bases {
    return this.all[this.layout.levels[level]?.parent ?? -1] ?? this.manifest;
  }

  /** What the levels' BaseURLs say; nothing for what nobody can tell. */
  private ownTexts(): Map<number, Set<string | undefined>> {
    const { layout } = this;
    const own = new Map<number, Set<string | undefined>>();
    for (let index = 0; index < layout.count; index += 1) {
      const role = layout.role(index);
      if (role < ROLE.base) continue;
      const texts = own.get(layout.level(index)) ?? new Set();
      own.set(layout.level(index), texts.add(this.text(index)));
    }
    return own;
  }

  private text(index: number): string | undefined {
    const [role, start, end] = [this.layout.role(index), this.layout.start(index), this.layout.end(index)];
    if (role === ROLE.baseUnknown || end - start > VALUE_MAX) return undefined;
    const raw = this.bytes.toString('latin1', start, end);
    return role === ROLE.base ? decodeReferences(raw) : raw;
  }

  private resolve(texts: ReadonlySet<string | undefined>, above: Bases): Bases {
    const paths = [...texts].flatMap(text => (text === '' ? above.paths : [this.path(text, above)]));
    this.effort.spend(KEPT * paths.length);
    const hasEmpty = texts.has('');
    // A text that leads out of the film stays relative, so it counts from every alternative above.
    const countsFromMany = above.paths.length > 1 && !paths.every(this.isInFilm);
    // The manifest's own address, which an empty one stands for, is not the distribution's.
    const isOwnAddress = hasEmpty && above === this.manifest;
    if (countsFromMany || isOwnAddress) paths.push(undefined);
    return this.basesOf(paths, hasEmpty ? above : undefined);
  }

  private path(text: string | undefined, above: Bases): string | undefined {
    if (text === undefined || isUnusable(text)) return undefined;
    this.effort.spend(text.length + (above.paths[0]?.length ?? 0));
    return pathOnOrigin(text, splitReference(text), above.paths[0], this.scope);
  }

  private basesOf(paths: readonly (string | undefined)[], above: Bases | undefined): Bases {
    return { paths: [...new Set(paths)], isInFilm: paths.every(this.isInFilm), above, isMedia: false };
  }

  private readonly isInFilm = (path: string | undefined): boolean =>
    path?.slice(0, path.lastIndexOf('/') + 1).startsWith(this.scope.film) ?? false;
}

function isEmpty(texts: ReadonlySet<string | undefined>): boolean {
  return texts.size === 1 && texts.has('');
}
