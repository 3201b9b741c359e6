import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PROBLEMS, type ProblemCode } from '../../../core/problem';
import { violationsOf } from './api-description';
import { createFakeAccounts } from './fake-accounts';
import { createFakeBucket } from './fake-bucket';
import { type FakeFilm, type FakeState, TO_READY } from './fake-film';
import { type Answer, createFakeRoutes } from './fake-routes';

/**
 * What the command line calls, on loopback: the API with one account, and the bucket's side that takes parts. Whatever it
 * is asked and answers is held to the API's description.
 */
export async function startFakeStack() {
  const films = new Map<string, FakeFilm>();
  const accounts = createFakeAccounts();
  const bucket = createFakeBucket(id => films.get(id));
  const calls: string[] = [];
  const violations: string[] = [];
  let origin = '';
  const stack = {
    origin: () => origin,
    films,
    accounts,
    bucket,
    /** Every call of the API: `POST /api/videos 201`. */
    calls: calls as readonly string[],
    /** What was not as the API's description says. */
    violations: violations as readonly string[],
    /** Bytes of each part but the last. */
    partSize: 8 * 1024 ** 2,
    /** The states of films whose files have arrived. */
    coming: TO_READY as readonly FakeState[],
    /** A refusal in place of an answer; `drop` closes the connection before, `drop_after` after the work was done. */
    refuse: (_call: string): Answer | 'drop' | 'drop_after' | undefined => undefined,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const answer = createFakeRoutes({ films, accounts, bucket, origin: () => origin, settings: stack });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', headers: sent, socket } = request;
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname.startsWith('/bucket/')) return bucket.put(request, response, url);
    const body = Buffer.concat(await request.toArray());
    const call = `${method} ${url.pathname}`;
    const refusal = stack.refuse(call);
    if (refusal === 'drop') return void socket.destroy();
    const given = refusal && refusal !== 'drop_after' ? refusal : answer(request, url, body);
    const [status, content, headers] =
      typeof given === 'string' ? [PROBLEMS[given].status, problemOf(given), {}] : given;
    calls.push(`${call} ${status}`);
    const exchange = {
      method,
      path: url.pathname,
      type: sent['content-type'] ?? '',
      request: body.toString(),
    };
    if (given !== refusal) violations.push(...violationsOf({ ...exchange, status, answer: content }));
    if (refusal === 'drop_after') return void socket.destroy();
    const type = typeof given === 'string' ? 'application/problem+json' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(content === undefined ? '' : JSON.stringify(content));
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return stack;
}

export type FakeStack = Awaited<ReturnType<typeof startFakeStack>>;

function problemOf(code: ProblemCode) {
  const { status, title } = PROBLEMS[code];
  return { status, code, title };
}
