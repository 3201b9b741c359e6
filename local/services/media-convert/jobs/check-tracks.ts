import type { TranscodeJob } from '../../../packager/transcode-job';
import type { ProbeAnswer } from '../probe/probe-answer';
import { JOB_FAILURES, JobFault } from './job-fault';

/** @throws JobFault where a source cannot be opened, or lacks what the job asks for */
export function checkTracks({ container }: ProbeAnswer, { audio }: Pick<TranscodeJob, 'audio'>): void {
  const { format, tracks } = container;
  if (format === undefined && tracks.length === 0) throw new JobFault(JOB_FAILURES.cannotOpen);
  const all = (type: string) => tracks.filter(({ trackType }) => trackType === type);
  const [video] = all('video');
  const sound = audio && all('audio')[audio.track - 1];
  if (video === undefined) throw new JobFault(JOB_FAILURES.noVideo);
  if (audio !== undefined && sound === undefined) throw new JobFault(JOB_FAILURES.noAudio);
  const used = audio === undefined ? [video] : [video, sound];
  if (used.some(track => track?.codec === 'UNKNOWN')) throw new JobFault(JOB_FAILURES.unsupported);
}
