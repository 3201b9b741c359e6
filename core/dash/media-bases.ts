import type { Bases, BaseUrls } from './base-urls';
import type { Level, ManifestLayout } from './manifest-layout';

/**
 * Marks the BaseURLs that are media themselves (ISO/IEC 23009-1, section 5.3.9.2): those of a Representation that has
 * neither template nor list, or of which some segment or index is a range.
 */
export function markMediaBases({ levels }: ManifestLayout, bases: BaseUrls): void {
  levels.forEach((level, index) => {
    if (level.isRepresentation && isMedia(level, levels)) mark(bases.of(index));
  });
}

function isMedia(representation: Level, levels: readonly Level[]): boolean {
  let hasSegments = false;
  for (let level: Level | undefined = representation; level; level = levels[level.parent]) {
    if (level.hasRangesOfBase) return true;
    hasSegments ||= level.hasTemplate || level.hasList;
  }
  return !hasSegments;
}

function mark(bases: Bases): void {
  for (let each: Bases | undefined = bases; each && !each.isMedia; each = each.above) each.isMedia = true;
}
