import { ApiError } from '../../api-front/api-error';
import { jobArn } from '../arns';
import { isOver } from '../jobs/job-record';
import { findJob } from './find-job';
import type { Operation } from './operation';

export const cancelJob: Operation = {
  operation: 'CancelJob',
  method: 'DELETE',
  path: '/jobs/{name}',
  status: 202,
  asks: ({ name }) => [{ action: 'mediaconvert:CancelJob', resource: jobArn(name) }],
  async answer({ name }, service) {
    const job = findJob(name, service);
    if (isOver(job)) {
      throw new ApiError(409, 'ConflictException', `The job is over already: it is ${job.status}.`);
    }
    await service.runner.cancel(job);
    return {};
  },
};
