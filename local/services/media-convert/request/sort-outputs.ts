import { notUnderstood } from '../bad-request';
import type { AudioOutput } from './audio-output';
import type { CreateJobRequest } from './create-job-request';
import { CMAF } from './setting-paths';
import type { VideoOutput } from './video-output';

/** Pictures, then at most one sound; each picture names the sound's group, or none where there is none. */
export function sortOutputs(settings: CreateJobRequest['settings']): {
  videos: VideoOutput[];
  audio: AudioOutput | undefined;
} {
  const { outputs } = settings.outputGroups[0];
  const videos = outputs.filter(output => 'videoDescription' in output);
  const [audio, ...others] = outputs.filter(output => 'audioDescriptions' in output);
  if (videos.length === 0 || others.length > 0) throw notUnderstood([`${CMAF}.outputs`]);
  if ((audio === undefined) !== (settings.inputs[0].audioSelectors === undefined)) {
    throw notUnderstood(['settings.inputs[0].audioSelectors']);
  }
  const group = audio?.containerSettings.cmfcSettings.audioGroupId;
  for (const [index, { containerSettings }] of videos.entries()) {
    if (containerSettings.cmfcSettings.audioRenditionSets === group) continue;
    throw notUnderstood([`${CMAF}.outputs[${index}].containerSettings.cmfcSettings.audioRenditionSets`]);
  }
  return { videos, audio };
}
