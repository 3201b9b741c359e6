import { LOCAL_ACCOUNT, LOCAL_REGION } from '../iam/account';

const PREFIX = `arn:aws:mediaconvert:${LOCAL_REGION}:${LOCAL_ACCOUNT}:`;
const QUEUES = `${PREFIX}queues/`;

/** ARN of a queue; `*` for all of them. */
export function queueArn(name: string): string {
  return `${QUEUES}${name}`;
}

/** ARN of a queue that a caller names by its name or its ARN. */
export function asQueueArn(nameOrArn: string): string {
  return nameOrArn.startsWith(QUEUES) ? nameOrArn : queueArn(nameOrArn);
}

/** ARN of a job. */
export function jobArn(id: string): string {
  return `${PREFIX}jobs/${id}`;
}
