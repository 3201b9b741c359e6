import type { z } from 'zod';
import { PREFIX } from '../../core/contract';
import type { Clock } from '../../local/clock';
import { ApiFault, refusalIn } from './api-fault';
import { backoff } from './backoff';

/** Milliseconds for one answer: API Gateway itself waits 30 s. */
const LONGEST_WAIT = 35_000;

/** Longest wait that an API may ask for, in seconds. */
const RETRY_AFTER_MAX = 60;

export interface ApiRequest<Schema extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api`, with the slash. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };
  /** What is read of the answer; further fields are let be. */
  readonly answer: Schema;
  /** Sees the headers of a good answer. */
  readonly onHeaders?: (headers: Headers) => void;
}

/**
 * Calls the API; what may pass by itself is tried again.
 *
 * @throws ApiFault where it refuses, or does not answer
 */
export type Call = <Schema extends z.ZodType>(request: ApiRequest<Schema>) => Promise<z.output<Schema>>;

/** Where access tokens come from. */
export interface TokenSource {
  current(): Promise<string>;
  /** Another token than the one that was refused. */
  renewed(refused: string): Promise<string>;
}

export interface CallOptions {
  /** Origin of the distribution. */
  readonly api: string;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  /** How often a request is sent where nobody answers. */
  readonly attempts: number;
  /** Without it, requests carry no token. */
  readonly tokens?: TokenSource;
  readonly signal?: AbortSignal;
}

/** The one place that sends requests to the API and adds the token to them. */
export function createCall({ api, clock, random, attempts, tokens, signal }: CallOptions): Call {
  return async request => {
    let token = await tokens?.current();
    let isRenewed = false;
    for (let failures = 1; ; ) {
      try {
        return await send(api, request, token, signal);
      } catch (error) {
        if (!(error instanceof ApiFault)) throw error;
        if (error.code === 'token_expired' && tokens && token !== undefined && !isRenewed) {
          token = await tokens.renewed(token);
          isRenewed = true;
          continue;
        }
        if (!error.isPassing || failures >= attempts) throw error;
        const asked = Math.min(error.retryAfter ?? 0, RETRY_AFTER_MAX) * 1000;
        await clock.sleep(Math.max(asked, backoff(failures, random())), signal);
        failures++;
      }
    }
  };
}

async function send<Schema extends z.ZodType>(
  api: string,
  { method, path, headers = {}, json, body, answer, onHeaders }: ApiRequest<Schema>,
  token: string | undefined,
  signal: AbortSignal | undefined,
): Promise<z.output<Schema>> {
  const timeout = AbortSignal.timeout(LONGEST_WAIT);
  const type = body?.type ?? (json === undefined ? undefined : 'application/json');
  const init: RequestInit = {
    method,
    // A redirect would carry the token to somebody else.
    redirect: 'manual',
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    headers: {
      accept: 'application/json',
      ...headers,
      ...(type !== undefined && { 'content-type': type }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: body.bytes }),
    ...(json !== undefined && { body: JSON.stringify(json) }),
  };
  const { response, text } = await receive(`${api}/${PREFIX.api}${path}`, init).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw new ApiFault(`The API does not answer (${reason(error)}).`, { status: 0 });
  });
  if (!response.ok) throw refusalIn(response.status, response.headers, text);
  const read = answer.safeParse(text === '' ? undefined : parseJson(text));
  if (!read.success) {
    throw new ApiFault('The API gave an answer that this version cannot read.', { status: response.status });
  }
  onHeaders?.(response.headers);
  return read.data;
}

async function receive(url: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  const response = await fetch(url, init);
  return { response, text: await response.text() };
}

/** Node's code for what went wrong, such as ECONNREFUSED: messages could hold the request. */
function reason(error: unknown): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return 'no answer in time';
  return typeof cause?.code === 'string' ? cause.code : 'no answer';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
