import { createJob } from '../../core/ladder/create-job';
import { createJobOutcome } from '../../core/video/create-job-outcome';
import type { SubmittingVideo } from '../../core/video/record';
import { AwsError } from '../_shared/aws-error';
import { takeFact } from '../_shared/take-fact';
import type { StartDesk, Worker } from './start-desk';
import type { Taken } from './taken';

/**
 * The step `create_job`: one call of CreateJob, whose outcome is stored before anything else is done.
 *
 * @param film as it was stored last; the worker holds its lease
 * @returns `come_back` where another try makes sense, but not now
 */
export async function submitJob(desk: StartDesk, film: SubmittingVideo, worker: Worker): Promise<Taken> {
  const { id, source, attempt } = film;
  const { run, submission, renditions } = attempt;
  try {
    const jobId = await desk.submission.createJob(
      createJob(source.film, renditions, {
        video: id,
        run,
        submission,
        bucket: desk.bucket.name,
        queue: desk.config.jobQueueArn,
        role: desk.config.jobRoleArn,
      }),
    );
    await takeFact(desk, id, { kind: 'job_seen', by: 'answer', jobId, submission });
    return { next: 'go_on' };
  } catch (error) {
    if (!(error instanceof AwsError) || error.operation !== 'CreateJob') throw error;
    const { status, code = 'no_answer' } = error;
    const outcome = createJobOutcome({ status, name: code });
    await takeFact(desk, id, { kind: 'submit_failed', worker: worker.name, submission, outcome });
    desk.report({ level: 'warn', video: id, outcome: `create_job_${outcome}`, code: error.detail ?? code });
    return outcome === 'not_made' ? { next: 'come_back', code } : { next: 'go_on' };
  }
}
