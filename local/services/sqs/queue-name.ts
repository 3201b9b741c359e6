import { LOCAL_ACCOUNT, LOCAL_REGION } from '../iam/account';

const ARN_PREFIX = `arn:aws:sqs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:`;
const QUEUE_NAME = /^[A-Za-z0-9_-]{1,80}$/;

/** ARN of the account's queue with this name. */
export function queueArn(name: string): string {
  return `${ARN_PREFIX}${name}`;
}

/** Name of the queue with this ARN; empty, as no queue is called, when it is not of this account. */
export function nameOfArn(arn: string): string {
  return nameAfter(ARN_PREFIX, arn);
}

/** URL of the queue with this name at a service's origin. */
export function queueUrl(origin: string, name: string): string {
  return `${origin}/${LOCAL_ACCOUNT}/${name}`;
}

/** Name of the queue with this URL; empty, as no queue is called, when it is not one of the service at the origin. */
export function nameOfUrl(origin: string, url: string): string {
  return nameAfter(queueUrl(origin, ''), url);
}

function nameAfter(prefix: string, text: string): string {
  const name = text.startsWith(prefix) ? text.slice(prefix.length) : '';
  return QUEUE_NAME.test(name) ? name : '';
}
