import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PROBLEMS, type ProblemCode } from '../../../core/problem';
import { createFakeAccounts } from './fake-accounts';
import { createFakeBucket } from './fake-bucket';
import { type FakeFilm, type FakeState, TO_READY, viewOf } from './fake-film';

const MIB = 1024 ** 2;

/** What a route answers: a status and JSON, or a problem by its code. */
type Answer = readonly [status: number, body?: unknown, headers?: Record<string, string>] | ProblemCode;

/** What the command line calls, on loopback: the API with one account, and the bucket's side that takes parts. */
export async function startFakeStack() {
  const films = new Map<string, FakeFilm>();
  const keys = new Map<string, { readonly digest: string; readonly id: string }>();
  const accounts = createFakeAccounts();
  const bucket = createFakeBucket(id => films.get(id));
  const calls: string[] = [];
  let origin = '';
  const stack = {
    origin: () => origin,
    films,
    accounts,
    bucket,
    /** Every call of the API: `POST /api/videos 201`. */
    calls: calls as readonly string[],
    partSize: 8 * MIB,
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

  const create = (json: Record<string, unknown>, key: string | undefined): Answer => {
    const digest = JSON.stringify(json);
    const earlier = key === undefined ? undefined : keys.get(key);
    if (earlier && earlier.digest !== digest) return 'idempotency_key_reused';
    const id = earlier?.id ?? createHash('sha256').update(randomUUID()).digest('base64url').slice(0, 22);
    if (key !== undefined) keys.set(key, { digest, id });
    const { title, visibility, size, type } = json as unknown as FakeFilm;
    const { partSize } = stack;
    const film: FakeFilm = films.get(id) ?? {
      ...{ id, title, visibility, size, type, partSize, parts: new Map(), captions: new Map() },
      ...{ completions: 0, isDeleted: false, coming: [], state: { status: 'uploading' } },
    };
    films.set(id, film);
    const upload = { uploadId: `upload-${id}`, partSize, parts: Math.ceil(size / partSize) };
    return [201, { video: viewOf(film), upload }];
  };

  const complete = (film: FakeFilm, named: readonly { partNumber: number; eTag: string }[]): Answer => {
    if (film.state.status !== 'uploading') return 'upload_state';
    const length = [...film.parts.values()].reduce((sum, { size }) => sum + size, 0);
    const isWhole = named.every(
      ({ partNumber, eTag }, i) => partNumber === i + 1 && film.parts.get(partNumber)?.eTag === eTag,
    );
    if (!isWhole || length !== film.size || named.length !== film.parts.size) return 'upload_incomplete';
    film.completions++;
    const [first = film.state, ...rest] = stack.coming;
    film.state = first;
    film.coming = rest;
    return [200, viewOf(film)];
  };

  const ofFilm = (method: string, rest: string, film: FakeFilm, body: Buffer, type: string): Answer => {
    const json = () => JSON.parse(body.toString() || '{}');
    const parts = () => [...film.parts].map(([partNumber, each]) => ({ partNumber, ...each }));
    const language = /^\/captions\/([\w-]+)$/.exec(rest)?.[1];
    if (method === 'PUT' && language !== undefined) {
      film.captions.set(language, { type, text: body.toString() });
      return [200, viewOf(film)];
    }
    switch (`${method} ${rest}`) {
      case 'GET ':
        film.state = (film.state.status === 'uploading' ? undefined : film.coming.shift()) ?? film.state;
        return [200, viewOf(film)];
      case 'DELETE ':
        film.isDeleted = true;
        return [202];
      case 'GET /upload':
        return film.state.status === 'uploading'
          ? [200, { partSize: film.partSize, parts: parts() }]
          : 'upload_state';
      case 'POST /upload/parts': {
        const numbers: number[] = json().parts;
        return [
          200,
          {
            expiresIn: 900,
            parts: numbers.map(partNumber => ({
              partNumber,
              url: bucket.urlOf(origin, film.id, partNumber),
            })),
          },
        ];
      }
      case 'POST /upload/complete':
        return complete(film, json().parts);
      case 'POST /grants': {
        if (film.state.status !== 'ready') return 'video_state';
        const folder = `${origin}/play/grant.of.${film.id}`;
        const answer = { id: film.id, hls: `${folder}/index.m3u8`, dash: `${folder}/index.mpd` };
        return [200, { ...answer, expiresAt: '2026-11-21T00:00:00.000Z', asked: json() }];
      }
      default:
        return 'not_found';
    }
  };

  const tokens = (): Answer => {
    const cookie = `refresh=${accounts.refresh()}; Path=/api/auth; HttpOnly; Secure; SameSite=Strict`;
    const body = { accessToken: accounts.access(), expiresIn: accounts.expiresIn, tokenType: 'Bearer' };
    return [200, body, { 'set-cookie': cookie }];
  };

  const answer = (request: IncomingMessage, url: URL, body: Buffer): Answer => {
    const { method = '', headers } = request;
    if (url.pathname === '/api/auth/login') {
      return accounts.login(JSON.parse(body.toString())) ? tokens() : 'token_invalid';
    }
    if (url.pathname === '/api/auth/refresh')
      return accounts.renew(headers.cookie) ? tokens() : 'token_invalid';
    const fault = accounts.faultOf(headers.authorization);
    if (fault) return fault;
    if (url.pathname === '/api/videos' && method === 'POST') {
      return create(JSON.parse(body.toString()), [headers['idempotency-key']].flat()[0]);
    }
    if (url.pathname === '/api/videos') {
      const [limit, from] = ['limit', 'cursor'].map(name => Number(url.searchParams.get(name) ?? 0));
      const all = [...films.values()].reverse().map(viewOf);
      const next = (from ?? 0) + (limit ?? 0);
      return [200, { videos: all.slice(from, next), ...(next < all.length && { cursor: String(next) }) }];
    }
    const [, id = '', rest = ''] = /^\/api\/videos\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const film = films.get(id);
    if (film === undefined || film.isDeleted) return 'video_not_found';
    return ofFilm(method, rest, film, body, headers['content-type'] ?? '');
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname.startsWith('/bucket/')) return bucket.put(request, response, url);
    const body = Buffer.concat(await request.toArray());
    const call = `${request.method} ${url.pathname}`;
    const refusal = stack.refuse(call);
    if (refusal === 'drop') return void request.socket.destroy();
    const given = refusal && refusal !== 'drop_after' ? refusal : answer(request, url, body);
    const [status, content, headers] =
      typeof given === 'string' ? [PROBLEMS[given].status, problemOf(given), {}] : given;
    calls.push(`${call} ${status}`);
    if (refusal === 'drop_after') return void request.socket.destroy();
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
  return { code, ...PROBLEMS[code] };
}
