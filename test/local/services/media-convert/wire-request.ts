import { createJob } from '../../../../core/ladder/create-job';
import { chooseRenditions } from '../../../../core/ladder/renditions';
import type { SourceFilm } from '../../../../core/ladder/source-film';
import { sourceFilmOf } from '../../../core/ladder/source-film-of';

export const ROLE = 'arn:aws:iam::000000000000:role/JobRole';
export const QUEUE = 'arn:aws:mediaconvert:us-east-1:000000000000:queues/Films';
export const VIDEO = 'AAAAAAAAAAAAAAAAAAAAAA';

/** The request that the ladder makes of a film. */
export function requestFor(film: SourceFilm = sourceFilmOf(), submission = 'submission-1') {
  const order = { video: VIDEO, run: '1', submission, bucket: 'media', queue: QUEUE, role: ROLE };
  return createJob(film, chooseRenditions(film), order);
}

/** Keys that are names of the caller's, which the wire leaves as they are. */
const NAMES_OF = new Set(['UserMetadata', 'AudioSelectors']);

/** A request as the SDK sends it: the first letter of every setting's name in lower case. */
export function onTheWire(value: unknown, isMap = false): unknown {
  if (Array.isArray(value)) return value.map(each => onTheWire(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      isMap ? name : name.charAt(0).toLowerCase() + name.slice(1),
      onTheWire(each, NAMES_OF.has(name)),
    ]),
  );
}
