import { jobArn } from '../arns';
import { findJob } from './find-job';
import { jobAnswer } from './job-answer';
import type { Operation } from './operation';

export const getJob: Operation = {
  operation: 'GetJob',
  method: 'GET',
  path: '/jobs/{name}',
  status: 200,
  asks: ({ name }) => [{ action: 'mediaconvert:GetJob', resource: jobArn(name) }],
  answer: async ({ name }, service) => ({ job: jobAnswer(findJob(name, service), service) }),
};
