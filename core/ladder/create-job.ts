import { filmPrefix, sourceKey } from '../video/object-keys';
import { audioSelectors } from './audio-output';
import { cmafGroup } from './cmaf-group';
import type { CreateJobRequest } from './create-job-request';
import { posterGroup } from './poster-group';
import type { Rendition } from './renditions';
import { rotateSetting } from './rotation';
import type { SourceFilm } from './source-film';

/** Which film a job is for, and where it runs. */
interface JobOrder {
  /** The film's id. */
  readonly video: string;
  readonly run: string;
  /** Names this submission; also the ClientRequestToken, so at most 64 ASCII characters. */
  readonly submission: string;
  /** The media bucket's name. */
  readonly bucket: string;
  /** ARN of the stack's own queue. */
  readonly queue: string;
  /** ARN of the role that reads the source and writes the run. */
  readonly role: string;
}

/**
 * The CreateJob request that turns a source into a film.
 *
 * @param renditions what `chooseRenditions` says of the film
 */
export function createJob(
  film: SourceFilm,
  renditions: readonly Rendition[],
  { video, run, submission, bucket, queue, role }: JobOrder,
): CreateJobRequest {
  const rotate = rotateSetting(film);
  const folder = `s3://${bucket}/${filmPrefix(video, run)}`;
  return {
    Role: role,
    Queue: queue,
    ClientRequestToken: submission,
    UserMetadata: { video, run, submission },
    StatusUpdateInterval: 'SECONDS_15',
    AccelerationSettings: { Mode: 'DISABLED' },
    Settings: {
      TimecodeConfig: { Source: 'ZEROBASED' },
      Inputs: [
        {
          FileInput: `s3://${bucket}/${sourceKey(video)}`,
          TimecodeSource: 'ZEROBASED',
          VideoSelector: rotate === undefined ? {} : { Rotate: rotate },
          ...(film.audio && { AudioSelectors: audioSelectors(film.audio) }),
        },
      ],
      OutputGroups: [cmafGroup(film, renditions, folder), posterGroup(film, renditions, folder)],
    },
  };
}
