import { notUnderstood } from '../bad-request';
import type { CreateJobRequest } from './create-job-request';
import { type S3Location, s3Location } from './s3-url';
import { CMAF, POSTER } from './setting-paths';

/** One folder holds all that a job writes: the poster lies in it, or deeper. */
export function destinationOf(settings: CreateJobRequest['settings']): {
  bucket: string;
  prefix: string;
  baseName: string;
  posterBase: string;
} {
  const [cmaf, poster] = settings.outputGroups;
  const film = locate(
    cmaf.outputGroupSettings.cmafGroupSettings.destination,
    `${CMAF}.outputGroupSettings.cmafGroupSettings.destination`,
  );
  const posterPath = `${POSTER}.outputGroupSettings.fileGroupSettings.destination`;
  const captures = locate(poster.outputGroupSettings.fileGroupSettings.destination, posterPath);
  const prefix = film.key.slice(0, film.key.lastIndexOf('/') + 1);
  if (captures.bucket !== film.bucket || !captures.key.startsWith(prefix)) throw notUnderstood([posterPath]);
  return {
    bucket: film.bucket,
    prefix,
    baseName: film.key.slice(prefix.length),
    posterBase: captures.key.slice(prefix.length),
  };
}

/** @throws ApiError BadRequestException naming the setting's path for a URL that is none of S3's */
export function locate(url: string, path: string): S3Location {
  const location = s3Location(url);
  if (location === undefined) throw notUnderstood([path]);
  return location;
}
