import { existsSync } from 'node:fs';
import { keptIn } from '../../local/data-folder';
import { namedPath } from '../../local/named-path';
import { DATA_DIR } from '../../local/stack-file';
import { profileFile } from '../profile/profile';

/**
 * The local stack's folder, where a grant is to come from there: the one that is named, or the usual one where nobody is
 * signed in and a stack was started in it.
 */
export function localData(
  { data, profile }: { readonly data?: string; readonly profile?: string },
  usual = DATA_DIR,
): string | undefined {
  if (data !== undefined) return namedPath(data);
  if (profile !== undefined) return undefined;
  return !existsSync(profileFile(undefined)) && existsSync(keptIn(usual, 'stack')) ? usual : undefined;
}
