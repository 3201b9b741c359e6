import { z } from 'zod';
import { ApiError } from '../../api-front/api-error';
import { asQueueArn, queueArn } from '../arns';
import { readRequest } from '../bad-request';
import type { JobRecord } from '../jobs/job-record';
import type { MediaConvert } from '../media-convert';
import { type CreateJobRequest, createJobRequest } from '../request/create-job-request';
import { jobPlan } from '../request/job-plan';
import { jobAnswer } from './job-answer';
import type { Operation } from './operation';

/** For so long a token brings the same job again (MediaConvert API reference, "Idempotency"), in milliseconds. */
const TOKEN_LIFE = 60_000;

const concerned = z.looseObject({ queue: z.string(), role: z.string() });

export const createJob: Operation = {
  operation: 'CreateJob',
  method: 'POST',
  path: '/jobs',
  status: 201,
  asks({ body }) {
    const { queue, role } = readRequest(concerned, body);
    const context = { 'iam:PassedToService': 'mediaconvert.amazonaws.com' };
    return [
      { action: 'mediaconvert:CreateJob', resource: asQueueArn(queue) },
      { action: 'iam:PassRole', resource: role, context },
    ];
  },
  async answer({ body }, service) {
    const request = readRequest(createJobRequest, body);
    jobPlan(request);
    const known = sameToken(request, service);
    const job = known ?? newJob(request, service);
    if (known === undefined) {
      await service.store.put(job);
      service.runner.submit(job.id);
    }
    await service.store.saved(job.id);
    return { job: jobAnswer(job, service) };
  },
};

function sameToken({ clientRequestToken }: CreateJobRequest, { store, clock }: MediaConvert) {
  return store
    .all()
    .findLast(
      ({ request, createdAt }) =>
        request.clientRequestToken === clientRequestToken && clock.now() - createdAt < TOKEN_LIFE,
    );
}

function newJob(request: CreateJobRequest, { store, clock, queues, random }: MediaConvert): JobRecord {
  const queue = asQueueArn(request.queue);
  if (![...queues.keys()].some(name => queueArn(name) === queue)) {
    throw new ApiError(404, 'NotFoundException', 'There is no such queue.');
  }
  const createdAt = clock.now();
  const suffix = random(36 ** 6)
    .toString(36)
    .padStart(6, '0');
  const sequence = (store.all().at(-1)?.sequence ?? 0) + 1;
  return { id: `${createdAt}-${suffix}`, sequence, createdAt, request, status: 'SUBMITTED' };
}
