import type { TranscodeJob } from '../../../packager/transcode-job';
import type { CreateJobRequest } from './create-job-request';
import { destinationOf, locate } from './destination';
import { AUDIO_SELECTOR } from './inputs';
import { pictureOutput, posterOutput, soundOutput } from './packager-outputs';
import type { S3Location } from './s3-url';
import { sameForAll } from './same-for-all';
import { sortOutputs } from './sort-outputs';

/** What a job makes, and where it comes from and goes to. */
export interface JobPlan {
  readonly source: S3Location;
  /** The bucket, and the folder as the beginning of keys, with a slash at its end. */
  readonly destination: { readonly bucket: string; readonly prefix: string };
  readonly job: Omit<TranscodeJob, 'source'>;
}

/**
 * The job in the packager's words.
 *
 * @throws ApiError BadRequestException where settings do not fit each other
 */
export function jobPlan({ settings }: CreateJobRequest): JobPlan {
  const [input] = settings.inputs;
  const [cmaf, poster] = settings.outputGroups;
  const { videos, audio } = sortOutputs(settings);
  const { videoPreprocessors, gopSeconds } = sameForAll(videos, settings);
  const { bucket, prefix, baseName, posterBase } = destinationOf(settings);
  return {
    source: locate(input.fileInput, 'settings.inputs[0].fileInput'),
    destination: { bucket, prefix },
    job: {
      rotate: input.videoSelector.rotate !== undefined,
      deinterlace: videoPreprocessors?.deinterlacer !== undefined,
      toneMap: videoPreprocessors?.colorCorrector !== undefined,
      pictures: videos.map(pictureOutput),
      audio: audio && soundOutput(audio, input.audioSelectors?.[AUDIO_SELECTOR].tracks[0] ?? 1),
      baseName,
      segmentSeconds: cmaf.outputGroupSettings.cmafGroupSettings.segmentLength,
      gopSeconds,
      iFramePlaylists: true,
      poster: posterOutput(poster, posterBase),
    },
  };
}
