import { z } from 'zod';
import { asQueueArn } from '../arns';
import { readRequest } from '../bad-request';
import type { Operation } from './operation';
import { pageOfJobs, pageParameters } from './page-of-jobs';

const parameters = z.strictObject(pageParameters);

export const listJobs: Operation = {
  operation: 'ListJobs',
  method: 'GET',
  path: '/jobs',
  status: 200,
  asks: ({ query }) => [{ action: 'mediaconvert:ListJobs', resource: asQueueArn(query['queue'] ?? '*') }],
  answer: async ({ query }, service) => pageOfJobs(readRequest(parameters, query), service),
};
