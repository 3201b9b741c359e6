import { access, rename } from 'node:fs/promises';
import { keptIn } from './data-folder';
import { makeSampleFilm } from './packager/sample-film';
import type { Progress } from './progress';

/** Long enough to seek and to change renditions in, short enough to be made in seconds. */
const SAMPLE_SECONDS = 30;

/** Path of the sample film in a data folder, which is made where there is none. */
export async function sampleSource(
  dataDir: string,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<string> {
  const path = keptIn(dataDir, 'sample');
  if (await exists(path)) return path;
  const unfinished = keptIn(dataDir, 'unfinishedSample');
  await progress.track('Making a sample film', onProgress =>
    makeSampleFilm({ path: unfinished, seconds: SAMPLE_SECONDS, onProgress, signal }),
  );
  await rename(unfinished, path);
  return path;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
