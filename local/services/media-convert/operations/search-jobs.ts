import { z } from 'zod';
import { asQueueArn } from '../arns';
import { readRequest } from '../bad-request';
import type { Operation } from './operation';
import { pageOfJobs, pageParameters } from './page-of-jobs';

const parameters = z.strictObject({
  ...pageParameters,
  /** A source's URL, or a part of it. */
  inputFile: z.string().max(300).default(''),
});

export const searchJobs: Operation = {
  operation: 'SearchJobs',
  method: 'GET',
  path: '/search',
  status: 200,
  asks: ({ query }) => [{ action: 'mediaconvert:SearchJobs', resource: asQueueArn(query['queue'] ?? '*') }],
  async answer({ query }, service) {
    const { inputFile, ...page } = readRequest(parameters, query);
    return pageOfJobs(page, service, job => job.request.settings.inputs[0].fileInput.includes(inputFile));
  },
};
