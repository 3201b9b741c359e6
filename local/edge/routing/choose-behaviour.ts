import { matchesWildcard } from '../../matches-wildcard';
import { normalisePath } from './normalise-path';

/** The first behaviour whose pattern fits the normalised path, else the default one. */
export function chooseBehaviour<T>(
  distribution: { behaviours: readonly (T & { pathPattern: string })[]; defaultBehaviour: T },
  rawPath: string,
): T {
  const path = normalisePath(rawPath);
  const fits = ({ pathPattern }: { pathPattern: string }): boolean =>
    matchesWildcard(pathPattern.startsWith('/') ? pathPattern : `/${pathPattern}`, path);
  return distribution.behaviours.find(fits) ?? distribution.defaultBehaviour;
}
