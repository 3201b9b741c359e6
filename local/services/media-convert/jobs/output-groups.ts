import type { TranscodedFilm } from '../../../packager/transcoded-film';
import type { JobPlan } from '../request/job-plan';
import type { OutputGroupDetail } from './job-record';

/**
 * What COMPLETE tells of the outputs: of the CMAF group its manifests, of the poster the last capture only
 * (MediaConvert user guide, "Events with COMPLETE status").
 */
export function outputGroups(film: TranscodedFilm, { destination, job }: JobPlan): OutputGroupDetail[] {
  const urlOf = (path: string): string => `s3://${destination.bucket}/${destination.prefix}${path}`;
  const pictures = film.pictures.map(({ width, height, durationInMs, averageBitRate }) => ({
    durationInMs,
    videoDetails: { widthInPx: width, heightInPx: height, averageBitrate: averageBitRate },
  }));
  const sound = film.audio === undefined ? [] : [{ durationInMs: film.audio.durationInMs }];
  const cmaf: OutputGroupDetail = {
    type: 'CMAF_GROUP',
    playlistFilePaths: film.manifests.map(urlOf),
    outputDetails: [...pictures, ...sound],
  };
  const lastCapture = film.captures.at(-1);
  if (job.poster === undefined || lastCapture === undefined) return [cmaf];
  const { width, height } = job.poster;
  const poster = {
    outputFilePaths: [urlOf(lastCapture)],
    durationInMs: film.durationInMs,
    videoDetails: { widthInPx: width, heightInPx: height },
  };
  return [cmaf, { type: 'FILE_GROUP', outputDetails: [poster] }];
}
