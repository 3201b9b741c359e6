import { setTimeout as delay } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { AwsEnvironment } from './aws-environment';
import { AwsError } from './aws-error';

/**
 * Milliseconds for one attempt and the reading of its body. Two calls in a row, with two attempts each, stay below a
 * function timeout of 10 s, and far below the 30 s after which HTTP API gives up (quota, not adjustable).
 */
const ATTEMPT_TIMEOUT = 2_000;

const ATTEMPTS = 2;

/** Milliseconds between two attempts. */
const PAUSE = 50;

interface AwsCall {
  /** Name of the API operation, for errors only. */
  operation: string;
  /** Service name in the signature's scope, for example `secretsmanager`. */
  service: string;
  url: string;
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

/** An answer whose body has been read to its end. */
interface AwsAnswer {
  status: number;
  /** With its quotes, as it came. */
  eTag?: string;
  body: Buffer;
}

/**
 * Signs a call with Signature Version 4, sends it and reads the whole answer. A second attempt follows a network
 * failure or silence (a kept-alive connection need not survive a frozen function), a 429 or a 5xx; callers therefore
 * pass only what may be sent twice.
 *
 * @param timeout milliseconds for one attempt
 * @throws AwsError when there is no answer in time; an answer with an error status is returned, not thrown
 */
export async function callAws(
  call: AwsCall,
  environment: AwsEnvironment,
  timeout = ATTEMPT_TIMEOUT,
): Promise<AwsAnswer> {
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt === ATTEMPTS;
    const signal = AbortSignal.timeout(timeout);
    try {
      const answer = await send(call, environment, signal);
      if (isLast || (answer.status < 500 && answer.status !== 429)) return answer;
    } catch {
      if (isLast)
        throw new AwsError({ operation: call.operation, code: signal.aborted ? 'Timeout' : 'Network' });
    }
    await delay(PAUSE);
  }
}

async function send(call: AwsCall, environment: AwsEnvironment, signal: AbortSignal): Promise<AwsAnswer> {
  const { region, accessKeyId, secretAccessKey, sessionToken } = environment;
  const signer = new AwsV4Signer({
    url: call.url,
    method: call.method,
    service: call.service,
    region,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    ...(call.headers === undefined ? {} : { headers: call.headers }),
    ...(call.body === undefined ? {} : { body: call.body }),
  });
  const { url, method, headers } = await signer.sign();
  const response = await fetch(url, {
    method,
    headers,
    signal,
    redirect: 'manual',
    ...(call.body === undefined ? {} : { body: call.body }),
  });
  const eTag = response.headers.get('etag');
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, body, ...(eTag === null ? {} : { eTag }) };
}
