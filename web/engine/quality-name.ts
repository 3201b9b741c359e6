import type { Quality } from './engine';

/**
 * Names renditions by their short side and puts the topmost first. Of several with one size the one with the highest
 * bit rate is offered.
 *
 * @param levels in the engine's order, which is by rising bit rate
 */
export function qualitiesOf(levels: readonly { width: number; height: number }[]): Quality[] {
  const byName = new Map(levels.map((level, index) => [qualityName(level), index]));
  return [...byName]
    .map(([name, index]) => ({ name, index }))
    .sort((a, b) => Number.parseInt(b.name, 10) - Number.parseInt(a.name, 10));
}

export function qualityName({ width, height }: { width: number; height: number }): string {
  return `${Math.min(width, height)}p`;
}
