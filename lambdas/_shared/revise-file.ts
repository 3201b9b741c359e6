import type { FilmFiles } from './film-files';
import { LoggableError } from './loggable-error';

/** Rounds before it gives up. */
const ROUNDS = 8;

/** An object kept changing under our hands. */
class RevisionError extends LoggableError {
  constructor() {
    super('RevisionError', 'others keep changing a playlist');
  }
}

/**
 * Edits an object, and edits it anew where somebody else has written it in between. One that is not there, or that the
 * edit leaves as it is, is not written.
 *
 * @throws RevisionError when that happens eight times in a row
 * @throws whatever the adapter throws
 */
export async function reviseFile(
  files: Pick<FilmFiles, 'read' | 'replace'>,
  key: string,
  edit: (bytes: Buffer) => Buffer,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const file = await files.read(key);
    if (file === undefined) return;
    const edited = edit(file.bytes);
    if (edited.equals(file.bytes) || (await files.replace(key, file, edited))) return;
  }
  throw new RevisionError();
}
