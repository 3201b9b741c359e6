import { mayBeLengthOfSound } from '../../core/ladder/source-film';
import type { FactOf, NewRun } from '../../core/video/fact';
import { jobRelation } from '../../core/video/job-relation';
import { filmPrefix } from '../../core/video/object-keys';
import { judgeOutput, type OutputVerdict } from '../../core/video/output-verdict';
import type { Catalogue } from './catalogue';
import type { FilmFiles } from './film-files';
import type { JobNews } from './job-news';
import { type FinishedRun, joinFilmCaptions } from './join-captions';
import { LoggableError } from './loggable-error';
import type { MediaBucket } from './media-bucket';
import { seeOutput } from './see-output';

/** MediaConvert's code for an error that it does not know (MediaConvert User Guide, "Error codes"). */
const UNKNOWN_ERROR = 1999;

const NOT_LOOKED_AT = judgeOutput({ promisedSeconds: undefined, writtenSeconds: 0, missing: 0 });

type JobFact = FactOf<'job_seen' | 'job_complete' | 'job_error' | 'job_canceled'>;

export interface JobDesk {
  readonly catalogue: Pick<Catalogue, 'read'>;
  readonly bucket: Pick<MediaBucket, 'read' | 'exists'>;
  readonly files: FilmFiles;
  readonly newRun: () => NewRun;
}

/**
 * The fact that a job's news makes. For a job that is complete, what it wrote is looked at, and the film's captions are
 * joined to it, so that whoever sees the film ready finds it with its captions.
 *
 * @throws whatever catalogue and bucket throw
 */
export async function jobFact(desk: JobDesk, news: JobNews, by: 'look_up' | 'event'): Promise<JobFact> {
  const { jobId, submission, percent, errorCode = UNKNOWN_ERROR } = news;
  switch (news.status) {
    case 'SUBMITTED':
    case 'PROGRESSING':
      return { kind: 'job_seen', by, jobId, submission, ...(percent === undefined ? {} : { percent }) };
    case 'COMPLETE':
      return { kind: 'job_complete', jobId, submission, verdict: await verdictOn(desk, news) };
    case 'ERROR':
      return { kind: 'job_error', jobId, submission, errorCode, next: desk.newRun() };
    case 'CANCELED':
      return { kind: 'job_canceled', jobId, submission };
  }
}

/**
 * For a film that does not wait for this job, as for all that ended long ago, nothing is looked at: the verdict is not
 * read. Nor does the film come to wait for it in between, since an intent is stored before its first job is made.
 */
async function verdictOn(desk: JobDesk, news: JobNews): Promise<OutputVerdict> {
  const { catalogue, bucket } = desk;
  const record = await catalogue.read(news.video);
  if (record?.status !== 'submitting' && record?.status !== 'transcoding') return NOT_LOOKED_AT;
  const relation = jobRelation(record, news);
  if (relation === 'surplus' || relation === 'earlier') return NOT_LOOKED_AT;
  const { id, attempt, captions, source } = record;
  const { longestSeconds, ...seen } = await seeOutput(bucket, filmPrefix(news.video, attempt.run));
  const verdict = judgeOutput({
    promisedSeconds: source.film.durationSeconds,
    ...(mayBeLengthOfSound(source.film) && { reachedSeconds: longestSeconds }),
    ...seen,
  });
  if (verdict.whole && captions.length > 0) {
    await tryToJoinCaptions(desk, { id, run: attempt.run, durationSeconds: verdict.durationSeconds });
  }
  return verdict;
}

/** A film is not lost for its captions: what fails here is done again before the film is announced (`announceFilm`). */
async function tryToJoinCaptions(desk: JobDesk, film: FinishedRun): Promise<void> {
  try {
    await joinFilmCaptions(desk, film);
  } catch (error) {
    if (!(error instanceof LoggableError)) throw error;
  }
}
