import { checkSource } from '../../../core/ladder/check-source';
import { createJob } from '../../../core/ladder/create-job';
import { chooseRenditions } from '../../../core/ladder/renditions';
import { transcode } from '../../../local/packager/transcode';
import type { TranscodedFilm } from '../../../local/packager/transcoded-film';
import { probeSource } from '../../../local/services/media-convert/probe/probe-source';
import { createJobRequest } from '../../../local/services/media-convert/request/create-job-request';
import { jobPlan } from '../../../local/services/media-convert/request/job-plan';

const ORDER = {
  ...{ video: 'video', run: 'run', submission: 'submission', bucket: 'media', queue: 'queue' },
  role: 'arn:aws:iam::000000000000:role/Job',
};

/** Makes of a film what the pipeline makes of it, without a stack around it. */
export async function packageByLadder(source: string, outDir: string): Promise<TranscodedFilm> {
  const checked = checkSource(renamed(await probeSource(source), letter => letter.toUpperCase()) as object);
  if (!checked.ok) throw new TypeError(`${source} is refused: ${checked.failure}`);
  const request = createJob(checked.film, chooseRenditions(checked.film), ORDER);
  const { job } = jobPlan(createJobRequest.parse(renamed(request, letter => letter.toLowerCase())));
  return transcode({ ...job, source }, { outDir, onProgress: () => undefined });
}

/**
 * The same with other first letters of all names: the SDK's begin with a capital, those on the wire do not. A name that
 * holds a space is somebody's own.
 */
function renamed(value: unknown, change: (letter: string) => string): unknown {
  if (Array.isArray(value)) return value.map(item => renamed(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const rename = (name: string) => (name.includes(' ') ? name : change(name.slice(0, 1)) + name.slice(1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [rename(name), renamed(inner, change)]),
  );
}
