import type { TranscodeJob } from '../../../packager/transcode-job';
import type { ProbeAnswer } from '../probe/probe-answer';
import { JOB_FAILURES, JobFault } from './job-fault';

/** @throws JobFault where a source cannot be opened, or lacks what the job asks for */
export function checkTracks({ container }: ProbeAnswer, { audio }: Pick<TranscodeJob, 'audio'>): void {
  const { format, tracks } = container;
  if (format === undefined && tracks.length === 0) throw new JobFault(JOB_FAILURES.cannotOpen);
  const first = (type: string) => tracks.find(({ trackType }) => trackType === type);
  const [video, sound] = [first('video'), first('audio')];
  if (video === undefined) throw new JobFault(JOB_FAILURES.noVideo);
  if (audio !== undefined && sound === undefined) throw new JobFault(JOB_FAILURES.noAudio);
  const used = audio === undefined ? [video] : [video, sound];
  if (used.some(track => track?.codec === 'UNKNOWN')) throw new JobFault(JOB_FAILURES.unsupported);
}
