import { ApiError } from '../../api-front/api-error';
import { queueArn } from '../arns';
import type { Operation } from './operation';
import { queueAnswer } from './queue-answer';

export const getQueue: Operation = {
  operation: 'GetQueue',
  method: 'GET',
  path: '/queues/{name}',
  status: 200,
  asks: ({ name }) => [{ action: 'mediaconvert:GetQueue', resource: queueArn(name) }],
  async answer({ name }, service) {
    const createdAt = service.queues.get(name);
    if (createdAt === undefined) throw new ApiError(404, 'NotFoundException', 'There is no such queue.');
    return { queue: queueAnswer(name, createdAt, service) };
  },
};
