import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../clock';
import { listen } from '../listen';
import { answerViewer, type RequestContext } from './answer/answer-viewer';
import type { EdgeAnswer } from './answer/edge-answer';
import { errorPage } from './answer/error-page';
import { sendAnswer } from './answer/send-answer';
import { createEdgeCache, invalidate } from './cache/edge-cache';
import { type Distribution, readyDistribution } from './distribution';
import type { DistributionConfig } from './distribution-config';
import { readViewerRequest } from './viewer-request';

/** A running edge with one distribution. */
export interface Edge {
  /** `http://127.0.0.1:PORT`, what the distribution's domain is elsewhere. */
  readonly origin: string;
  /**
   * Puts a distribution in place of the one before. What is cached stays, as it does when a distribution is updated.
   * @throws Error for an unknown policy, an unknown origin, and a key or a function that CloudFront would not take
   */
  deploy(config: DistributionConfig): void;
  /**
   * Takes paths out of the cache, as an invalidation of the distribution does once it is complete.
   * @throws InvalidationPathError for a path that CloudFront would not take; then nothing is taken out
   */
  invalidate(paths: readonly string[]): void;
  close(): Promise<void>;
}

interface EdgeOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly clock: Clock;
  /** Takes what functions at the edge write, line by line. */
  readonly log?: (line: string) => void;
}

/** Bytes of a request line with all headers (Developer Guide, "Quotas", maximum length of a request). */
const LONGEST_REQUEST = 32_768;

/**
 * Starts CloudFront's stand-in on 127.0.0.1.
 *
 * @throws StartFault where the port cannot be had
 */
export async function startEdge({ port, clock, log = () => undefined }: EdgeOptions): Promise<Edge> {
  const cache = createEdgeCache(clock);
  let distribution: Distribution | undefined;
  let host = '';
  const server = createServer({ maxHeaderSize: LONGEST_REQUEST }, (request, response) => {
    // Requests for another host are for no distribution of ours, whatever their policies are signed for.
    const ours = request.headers.host === host ? distribution : undefined;
    serve(request, response, { distribution: ours, cache, log }).catch(() => response.destroy());
  });
  server.on('clientError', refuseUnreadable);
  const origin = await listen(server, port);
  host = new URL(origin).host;
  return {
    origin,
    deploy: config => {
      distribution = readyDistribution(config);
    },
    invalidate: paths => invalidate(cache, paths),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  {
    distribution,
    cache,
    log,
  }: Pick<RequestContext, 'cache' | 'log'> & { distribution: Distribution | undefined },
): Promise<void> {
  const id = randomBytes(16).toString('hex');
  const left = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) left.abort();
  });
  const answer = await answerOf(request, distribution, { id, cache, log, signal: left.signal }).catch(() =>
    errorPage('internal'),
  );
  if (left.signal.aborted) return;
  await sendAnswer(response, answer, { method: request.method ?? '', id, now: cache.clock.now() });
}

async function answerOf(
  request: IncomingMessage,
  distribution: Distribution | undefined,
  context: RequestContext,
): Promise<EdgeAnswer> {
  const viewer = readViewerRequest(request);
  if (viewer === 400) return errorPage('badRequest');
  if (viewer === 414) return errorPage('urlTooLong');
  if (distribution === undefined) return errorPage('unknownHost');
  return await answerViewer(distribution, viewer, context);
}

/** What cannot be parsed as a request, or is too long: CloudFront answers 400 or 494 and hangs up. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '494 Request Header Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nServer: CloudFront\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}
