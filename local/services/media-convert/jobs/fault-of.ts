import { PackagerError } from '../../../packager/packager-error';
import { reportFault } from '../../report-fault';
import { S3Refusal } from '../storage/s3-refusal';
import { JOB_FAILURES, JobFault } from './job-fault';

/** What ended a job, in MediaConvert's words; what it has none for is told of on standard error. */
export function faultOf(error: unknown): JobFault {
  if (error instanceof JobFault) return error;
  if (error instanceof S3Refusal) {
    const { accessDenied, notFound, unknown } = JOB_FAILURES;
    if (error.status === 403) return new JobFault(accessDenied);
    return new JobFault(error.status === 404 ? notFound : unknown);
  }
  // It was opened before it was transcoded.
  const isDamaged = error instanceof PackagerError && error.code === 'source_unreadable';
  if (isDamaged) return new JobFault(JOB_FAILURES.damaged);
  reportFault('MediaConvert', error);
  return new JobFault(JOB_FAILURES.unknown);
}
