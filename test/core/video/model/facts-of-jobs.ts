import type { Fact } from '../../../../core/video/fact';
import { judgeOutput } from '../../../../core/video/output-verdict';
import { FILM } from '../sample-records';
import type { Job } from './media-convert';
import type { World } from './world';

const PROBED = { film: FILM, codecs: { video: 'AVC' }, renditions: [] };

/** What a worker wants once it has probed the source. */
export function intent(worker: string, world: World): Fact {
  return { kind: 'intent', worker, eTag: 'etag', ...PROBED, ...newRun(world) };
}

/** What a job's event, or a look at it, tells. */
export function factOf(
  { jobId, submission, status, percent, ending }: Job,
  by: 'event' | 'look_up',
  world: World,
): Fact {
  const identity = { jobId, submission };
  switch (status) {
    case 'SUBMITTED':
      return { kind: 'job_seen', by, ...identity };
    case 'PROGRESSING':
      return { kind: 'job_seen', by, percent, ...identity };
    case 'CANCELED':
      return { kind: 'job_canceled', ...identity };
    case 'ERROR':
      return { kind: 'job_error', errorCode: Number(ending), next: newRun(world), ...identity };
    case 'COMPLETE': {
      const writtenSeconds = ending === 'cut' ? 30 : 60;
      const verdict = judgeOutput({ promisedSeconds: 60, writtenSeconds, missing: 0 });
      return { kind: 'job_complete', verdict, ...identity };
    }
  }
}

function newRun(world: World) {
  return { run: world.name('run'), submission: world.name('submission') };
}
