import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isVideoId } from '../core/video/video-id';
import { readStateFile, writeStateFile } from './state-file';

const known = z.object({ sources: z.record(z.string(), z.string().refine(isVideoId)) });

/** Which files were brought in before, so that the same one is not transcoded at every start. */
export interface KnownSources {
  /** Id of the film that was made from the source. */
  find(fingerprint: string): string | undefined;
  remember(fingerprint: string, id: string): Promise<void>;
}

/** Opens what a data folder remembers. */
export async function openKnownSources(dataDir: string): Promise<KnownSources> {
  const file = join(dataDir, 'sources.json');
  const sources = new Map(Object.entries((await readStateFile(file, known))?.sources ?? {}));
  return {
    find: fingerprint => sources.get(fingerprint),
    async remember(fingerprint, id) {
      sources.set(fingerprint, id);
      await writeStateFile(file, { sources: Object.fromEntries(sources) });
    },
  };
}

/** The same for the same file, unless it was changed in between. */
export async function fingerprintOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  return `${await realpath(path)} ${size} ${mtimeMs}`;
}
