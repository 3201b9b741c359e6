import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Clock } from '../../clock';
import type { OriginConfig } from '../distribution-config';
import type { HeaderFields } from '../header-fields';
import { OriginFailure } from './origin-failure';
import type { OriginRequest } from './origin-request';
import { signForS3 } from './sign-for-s3';

export interface OriginAnswer {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: Readable;
}

interface Asking {
  readonly clock: Clock;
  /** Fires when the viewer has gone; it ends the request, at any stage. */
  readonly signal: AbortSignal;
  /** What the viewer sends, for methods that carry something. */
  readonly body?: Readable;
}

/** Milliseconds for which CloudFront waits for the first byte of an answer (origin response timeout, its default). */
const RESPONSE_TIMEOUT = 30_000;

/** How often CloudFront tries an origin ("Origin connection attempts", its default). */
const ATTEMPTS = 3;

const TRIED_AGAIN: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Sends a request to its origin and resolves with the head of the answer; the body streams. A GET or HEAD that comes to
 * nothing is tried again, as CloudFront does it, twice at most; other methods are not ("Origin response timeout").
 *
 * @throws OriginFailure where there is no answer
 */
export async function askOrigin(
  origin: OriginConfig,
  request: OriginRequest,
  asking: Asking,
): Promise<OriginAnswer> {
  for (let attempt = 1; ; attempt++) {
    const signed = origin.kind === 's3' ? await signForS3(request, origin.sign, asking.clock.now()) : request;
    try {
      return await askOnce(signed, asking);
    } catch (error) {
      const triesAgain = error instanceof OriginFailure && TRIED_AGAIN.has(request.method);
      if (!triesAgain || attempt === ATTEMPTS) throw error;
    }
  }
}

async function askOnce(
  { url, method, path, query, headers }: OriginRequest,
  { clock, signal, body }: Asking,
): Promise<OriginAnswer> {
  const answered = new AbortController();
  try {
    const outgoing = httpRequest({
      host: url.hostname,
      port: url.port,
      method,
      path: query === undefined ? path : `${path}?${query}`,
      headers: { ...headers },
      agent: false,
      signal,
    });
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.on('response', resolve);
      outgoing.on('error', error =>
        reject(
          error instanceof OriginFailure || signal.aborted ? error : new OriginFailure('originUnreachable'),
        ),
      );
      clock.sleep(RESPONSE_TIMEOUT, answered.signal).then(
        () => outgoing.destroy(new OriginFailure('originTimeout')),
        () => undefined,
      );
      if (body === undefined) outgoing.end();
      else body.pipe(outgoing);
    });
    // An origin that has answered needs no more of what the viewer still sends.
    message.once('close', () => outgoing.destroy());
    return { status: message.statusCode ?? 502, headers: message.headers, body: message };
  } finally {
    answered.abort();
  }
}
