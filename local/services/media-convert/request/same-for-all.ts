import { notUnderstood } from '../bad-request';
import type { CreateJobRequest } from './create-job-request';
import type { Preprocessors } from './picture';
import { CMAF, POSTER } from './setting-paths';
import type { VideoOutput } from './video-output';

/** The packager treats every size alike: the same groups of pictures, the same treatment before encoding. */
export function sameForAll(
  videos: readonly VideoOutput[],
  settings: CreateJobRequest['settings'],
): { videoPreprocessors: Preprocessors | undefined; gopSeconds: number } {
  const [cmaf, poster] = settings.outputGroups;
  const { segmentLength, fragmentLength } = cmaf.outputGroupSettings.cmafGroupSettings;
  const described = videos.map(({ videoDescription }) => videoDescription);
  const [first] = described;
  const gopSeconds = first?.codecSettings.h264Settings.gopSize ?? fragmentLength;
  const different = described.findIndex(one => one.codecSettings.h264Settings.gopSize !== gopSeconds);
  if (different >= 0) {
    throw notUnderstood([
      `${CMAF}.outputs[${different}].videoDescription.codecSettings.h264Settings.gopSize`,
    ]);
  }
  if (fragmentLength !== gopSeconds || segmentLength % gopSeconds !== 0) {
    throw notUnderstood([`${CMAF}.outputGroupSettings.cmafGroupSettings.segmentLength`]);
  }
  const treatment = (one: { videoPreprocessors?: Preprocessors | undefined } | undefined) =>
    JSON.stringify(one?.videoPreprocessors);
  const odd = described.findIndex(one => treatment(one) !== treatment(first));
  if (odd >= 0) throw notUnderstood([`${CMAF}.outputs[${odd}].videoDescription.videoPreprocessors`]);
  if (treatment(poster.outputs[0].videoDescription) !== treatment(first)) {
    throw notUnderstood([`${POSTER}.outputs[0].videoDescription.videoPreprocessors`]);
  }
  return { videoPreprocessors: first?.videoPreprocessors, gopSeconds };
}
