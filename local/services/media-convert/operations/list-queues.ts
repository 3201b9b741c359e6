import { z } from 'zod';
import { readRequest } from '../bad-request';
import type { Operation } from './operation';
import { queueAnswer } from './queue-answer';

/** A stack has few queues: they are listed by name on one page, which no parameter changes. */
const parameters = z.strictObject({});

export const listQueues: Operation = {
  operation: 'ListQueues',
  method: 'GET',
  path: '/queues',
  status: 200,
  asks: () => [{ action: 'mediaconvert:ListQueues', resource: '*' }],
  async answer({ query }, service) {
    readRequest(parameters, query);
    const queues = [...service.queues].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return { queues: queues.map(([name, createdAt]) => queueAnswer(name, createdAt, service)) };
  },
};
