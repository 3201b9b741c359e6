import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ProblemCode } from '../../../core/problem';
import { partCount, partLength } from '../../../core/upload/parts';
import type { FakeAccounts } from './fake-accounts';
import type { FakeBucket } from './fake-bucket';
import { type FakeFilm, type FakeState, viewOf } from './fake-film';

/** What a route answers: a status and JSON, or a problem by its code. */
export type Answer =
  | readonly [status: number, body?: unknown, headers?: Record<string, string>]
  | ProblemCode;

export interface FakeRoutesOptions {
  readonly films: Map<string, FakeFilm>;
  readonly accounts: FakeAccounts;
  readonly bucket: FakeBucket;
  readonly origin: () => string;
  readonly settings: { readonly partSize: number; readonly coming: readonly FakeState[] };
}

/** The routes that the command line calls, as the API's description has them. */
export function createFakeRoutes({ films, accounts, bucket, origin, settings }: FakeRoutesOptions) {
  const keys = new Map<string, { readonly digest: string; readonly id: string }>();

  const create = (body: string, key: string | undefined): Answer => {
    const earlier = key === undefined ? undefined : keys.get(key);
    if (earlier && earlier.digest !== body) return 'idempotency_key_reused';
    const id = earlier?.id ?? createHash('sha256').update(randomUUID()).digest('base64url').slice(0, 22);
    if (key !== undefined) keys.set(key, { digest: body, id });
    const { title, visibility, size, type }: FakeFilm = JSON.parse(body);
    const film: FakeFilm = films.get(id) ?? {
      ...{ id, title, visibility, size, type, partSize: settings.partSize, parts: new Map() },
      ...{
        captions: new Map(),
        completions: 0,
        isDeleted: false,
        coming: [],
        state: { status: 'uploading' },
      },
    };
    films.set(id, film);
    const { partSize } = film;
    return [
      201,
      { video: viewOf(film), upload: { uploadId: `upload-${id}`, partSize, parts: partCount(film) } },
    ];
  };

  const complete = (film: FakeFilm, named: readonly { partNumber: number; eTag: string }[]): Answer => {
    if (film.state.status !== 'uploading') return 'upload_state';
    const length = [...film.parts.values()].reduce((sum, { size }) => sum + size, 0);
    const isWhole = named.every(
      ({ partNumber, eTag }, i) => partNumber === i + 1 && film.parts.get(partNumber)?.eTag === eTag,
    );
    if (!isWhole || length !== film.size || named.length !== film.parts.size) return 'upload_incomplete';
    film.completions++;
    const [first = film.state, ...rest] = settings.coming;
    film.state = first;
    film.coming = rest;
    return [200, viewOf(film)];
  };

  const sign = (film: FakeFilm, numbers: readonly number[]): Answer => {
    const parts = numbers.map(partNumber => {
      const url = bucket.urlOf(origin(), film.id, partNumber);
      return { partNumber, url, size: partLength(film, partNumber) };
    });
    return [200, { parts, expiresIn: 900 }];
  };

  const grant = (film: FakeFilm, asked: unknown): Answer => {
    if (film.state.status !== 'ready') return 'video_state';
    const { id } = film;
    const folder = `${origin()}/play/grant.of.${id}`;
    const ends = { expiresAt: '2026-11-21T00:00:00.000Z', renewAfter: '2026-11-20T18:00:00.000Z' };
    return [
      200,
      {
        ...{ id, hls: `${folder}/index.m3u8`, dash: `${folder}/index.mpd`, poster: `${origin()}/poster.jpg` },
        ...{ captions: [], token: `grant.of.${id}`, mediaQuery: 'Policy=p', ...ends },
        ...{ expiresIn: 86_400, renewIn: 64_800, asked },
      },
    ];
  };

  const ofFilm = (route: string, film: FakeFilm, body: Buffer, type: string): Answer => {
    const json = () => JSON.parse(body.toString() || '{}');
    const { size, partSize, state } = film;
    const language = /^PUT \/captions\/([\w-]+)$/.exec(route)?.[1];
    if (language !== undefined) {
      film.captions.set(language, { type, text: body.toString() });
      return [200, viewOf(film)];
    }
    switch (route) {
      case 'GET ':
        film.state = (state.status === 'uploading' ? undefined : film.coming.shift()) ?? state;
        return [200, viewOf(film)];
      case 'DELETE ':
        film.isDeleted = true;
        return [202];
      case 'GET /upload': {
        const parts = [...film.parts].map(([partNumber, each]) => ({ partNumber, ...each }));
        const answer = { uploadId: `upload-${film.id}`, size, partSize, parts };
        return state.status === 'uploading' ? [200, answer] : 'upload_state';
      }
      case 'POST /upload/parts':
        return sign(film, json().parts);
      case 'POST /upload/complete':
        return complete(film, json().parts);
      case 'POST /grants':
        return grant(film, json());
      default:
        return 'not_found';
    }
  };

  const list = (query: URLSearchParams): Answer => {
    const from = Number(query.get('cursor') ?? 0);
    const next = from + Number(query.get('limit') ?? 20);
    const all = [...films.values()].reverse().map(viewOf);
    return [200, { videos: all.slice(from, next), ...(next < all.length && { cursor: String(next) }) }];
  };

  const tokens = (headers: Record<string, string> = {}): Answer => {
    return [200, { accessToken: accounts.access(), expiresIn: 3600, tokenType: 'Bearer' }, headers];
  };

  return ({ method, headers }: IncomingMessage, url: URL, body: Buffer): Answer => {
    const call = `${method} ${url.pathname}`;
    if (call === 'POST /api/auth/login') {
      if (!accounts.login(JSON.parse(body.toString()))) return 'credentials_wrong';
      const cookie = `refresh=${accounts.refresh()}; Path=/api/auth; HttpOnly; Secure; SameSite=Strict`;
      return tokens({ 'set-cookie': cookie });
    }
    if (call === 'POST /api/auth/refresh') return accounts.renew(headers.cookie) ? tokens() : 'session_ended';
    if (call === 'POST /api/auth/logout') {
      if (headers.cookie === `refresh=${accounts.refresh()}`) accounts.revokeRefresh();
      return [204];
    }
    const fault = accounts.faultOf(headers.authorization);
    if (fault) return fault;
    if (call === 'POST /api/videos') return create(body.toString(), [headers['idempotency-key']].flat()[0]);
    if (call === 'GET /api/videos') return list(url.searchParams);
    const [, id = '', rest = ''] = /^\/api\/videos\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const film = films.get(id);
    if (film === undefined || film.isDeleted) return 'video_not_found';
    return ofFilm(`${method} ${rest}`, film, body, headers['content-type'] ?? '');
  };
}
