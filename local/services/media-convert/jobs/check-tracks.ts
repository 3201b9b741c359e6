import type { TranscodeJob } from '../../../packager/transcode-job';
import type { ProbeAnswer } from '../probe/probe-answer';
import { JOB_FAILURES, JobFault } from './job-fault';

/** @throws JobFault where a source cannot be opened, or lacks what the job asks for */
export function checkTracks({ container }: ProbeAnswer, { audio }: Pick<TranscodeJob, 'audio'>): void {
  const { format, tracks } = container;
  if (format === undefined && tracks.length === 0) throw new JobFault(JOB_FAILURES.cannotOpen);
  const has = (type: string): boolean => tracks.some(({ trackType }) => trackType === type);
  if (!has('video')) throw new JobFault(JOB_FAILURES.noVideo);
  if (audio !== undefined && !has('audio')) throw new JobFault(JOB_FAILURES.noAudio);
}
