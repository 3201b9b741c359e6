import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../clock';
import { listen } from '../listen';
import type { CredentialStore } from '../services/iam/credential-store';
import { accessLogLine } from './access-log-line';
import { answerApi, type DeployedApi, deployApi } from './answer-api';
import type { ApiConfig } from './api-config';
import { commonLogTime } from './common-log-time';
import { type GatewayAnswer, ownAnswer } from './gateway-answer';
import { rejectUnreadable, sendAnswer } from './send-answer';

export interface Gateway {
  readonly origin: string;
  /**
   * Puts the API in place. Requests under way end with the one they began with; resolves once the last of them has
   * its answer, so that its functions may be closed.
   * @throws TypeError when a route key is wrong
   */
  deploy(api: ApiConfig): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a server that does what API Gateway's HTTP API does.
 * @throws StartFault when the port cannot be had
 */
export async function startGateway(options: {
  port: number;
  clock: Clock;
  /** Whose signatures routes with AWS_IAM take. */
  credentials: Pick<CredentialStore, 'find'>;
  newRequestId?: () => string;
}): Promise<Gateway> {
  const { port, clock, credentials, newRequestId = randomUUID } = options;
  let api: DeployedApi | undefined;
  let underWay = new Set<Promise<unknown>>();
  // 16 KiB lets a request reach our own measure of 10,240 bytes.
  const server = createServer({ maxHeaderSize: 16_384, keepAliveTimeout: 75_000 }, (request, response) => {
    void serve(request, response);
  });
  // By default Node drops headers past the 2,000th without a word.
  server.maxHeadersCount = 0;
  server.on('clientError', rejectUnreadable);
  const origin = await listen(server, port);
  const domainName = new URL(origin).host;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const began = clock.now();
    const requestId = newRequestId();
    const serving = api;
    const beside = underWay;
    const answering = answerOrApologise(request, serving, requestId);
    beside.add(answering);
    const { answer, routeKey } = await answering;
    beside.delete(answering);
    sendAnswer(request, response, answer, requestId);
    if (serving?.accessLog === undefined) return;
    const line = accessLogLine(serving.accessLog.format, {
      routeKey: routeKey ?? '-',
      status: answer.status,
      requestId,
      httpMethod: request.method ?? '-',
      protocol: `HTTP/${request.httpVersion}`,
      responseLength: answer.body.length,
      responseLatency: clock.now() - began,
      requestTime: commonLogTime(began),
      requestTimeEpoch: began,
    });
    serving.accessLog.write(line);
  }

  async function answerOrApologise(
    request: IncomingMessage,
    serving: DeployedApi | undefined,
    requestId: string,
  ): Promise<{ answer: GatewayAnswer; routeKey?: string }> {
    if (serving === undefined) return { answer: ownAnswer('notFound') };
    try {
      return await answerApi(request, serving, { requestId, domainName, clock, credentials });
    } catch {
      return { answer: ownAnswer('functionFailed') };
    }
  }

  return {
    origin,
    deploy(config) {
      api = deployApi(config, clock);
      const former = underWay;
      underWay = new Set();
      return Promise.all(former).then(() => undefined);
    },
    close() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}
