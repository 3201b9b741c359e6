import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transcode } from '../local/packager/transcode';
import type { TranscodeJob } from '../local/packager/transcode-job';
import type { TranscodedFilm } from '../local/packager/transcoded-film';
import type { Transcode } from '../local/services/media-convert/jobs/transcode';
import { onceARun } from './once-a-run';

const DESCRIPTION = 'film.json';

/** The packager, which makes the same film only once in a run of tests. */
export const transcodeOnce: Transcode = async (job, { outDir, onProgress, signal }) => {
  const folder = await onceARun(await describe(job), async dir => {
    const film = await transcode(job, { outDir: join(dir, 'out'), onProgress, signal });
    await writeFile(join(dir, DESCRIPTION), JSON.stringify(film));
  });
  await cp(join(folder, 'out'), outDir, { recursive: true });
  const film: TranscodedFilm = JSON.parse(await readFile(join(folder, DESCRIPTION), 'utf8'));
  onProgress(film.durationInMs / 1000);
  return film;
};

async function describe({ source, ...settings }: TranscodeJob): Promise<string> {
  const digest = createHash('sha256')
    .update(await readFile(source))
    .digest('hex');
  return JSON.stringify({ settings, source: digest });
}
