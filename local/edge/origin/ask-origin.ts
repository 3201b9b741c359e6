import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Clock } from '../../clock';
import type { OriginConfig } from '../distribution-config';
import type { HeaderFields } from '../header-fields';
import type { OriginRequest } from './origin-request';
import { signForS3 } from './sign-for-s3';

export interface OriginAnswer {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: Readable;
}

/** The origin gave no answer. CloudFront makes 502 and 504 of it. */
export class OriginFailure extends Error {
  readonly reason: 'originUnreachable' | 'originTimeout';

  constructor(reason: OriginFailure['reason']) {
    super(reason);
    this.name = 'OriginFailure';
    this.reason = reason;
  }
}

/** Milliseconds for which CloudFront waits for the first byte of an answer (origin response timeout, its default). */
const RESPONSE_TIMEOUT = 30_000;

/**
 * Sends a request to its origin and resolves with the head of the answer; the body streams. CloudFront tries three
 * times where no connection comes about; on the loopback one try says as much.
 *
 * @param body what the viewer sends, for methods that carry something
 * @param signal fires when the viewer has gone; it ends the request, at any stage
 * @throws OriginFailure where there is no answer
 */
export async function askOrigin(
  origin: OriginConfig,
  request: OriginRequest,
  { clock, signal, body }: { clock: Clock; signal: AbortSignal; body?: Readable },
): Promise<OriginAnswer> {
  const { url, method, path, query, headers } =
    origin.kind === 's3' ? await signForS3(request, origin.sign, clock.now()) : request;
  const answered = new AbortController();
  try {
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = httpRequest({
        host: url.hostname,
        port: url.port,
        method,
        path: query === undefined ? path : `${path}?${query}`,
        headers: { ...headers },
        agent: false,
        signal,
      });
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
    return { status: message.statusCode ?? 502, headers: message.headers, body: message };
  } finally {
    answered.abort();
  }
}
