import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { GrantError } from '../../../core/grant/grant-error';
import { mintGrant, verifyGrant } from '../../../core/grant/token';
import { signPlaylist } from '../../../core/hls/sign-playlist';
import { Problem } from '../../../core/problem';
import { customPolicy } from '../../../core/signing/policy';
import { signedSuffix } from '../../../core/signing/suffix';
import { checkSignature } from '../../../local/edge/access/check-signature';
import { refusalBody } from '../../../local/edge/access/refusal';
import { listen } from '../../../local/listen';
import { GOOD_FILM } from './good-film';

const FILM = 'AAAAAAAAAAAAAAAAAAAAAA';
const RUN = 'run';
const PREFIX = `vod/${FILM}/${RUN}`;
const KEY_PAIR_ID = 'KTEST';
const SECRET = Buffer.from('a secret that nobody else has');
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What is broken in a stack that is good otherwise. */
export interface Plant {
  /** Seconds that a grant lasts. */
  readonly lifetime?: number;
  /** Answers by itself, and says that it did. */
  readonly intercept?: (path: string, request: IncomingMessage, response: ServerResponse) => boolean;
  /** The header fields of an answer, by the path without its token. */
  readonly headers?: (path: string, fields: Record<string, string>) => Record<string, string>;
  /** A playlist as it is stored, and as it is sent. */
  readonly stored?: (name: string, text: string) => string;
  readonly signed?: (name: string, text: string) => string;
  /** Milliseconds that the server's clock is ahead of this machine's. */
  readonly ahead?: number;
  readonly keyPairId?: string;
  readonly isPlain?: boolean;
}

/** A small stack that serves one film as the real one does: grants, signatures, CORS, compression. */
export interface GoodStack {
  readonly origin: string;
  /** The playback URL, and the token in it. */
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

interface Made {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: string | Buffer;
}

export async function startGoodStack(plant: Plant = {}): Promise<GoodStack> {
  const now = () => Date.now() + (plant.ahead ?? 0);
  const expires = Math.floor(now() / 1000) + (plant.lifetime ?? 3600);
  const server = createServer((request, response) => {
    const target = request.url ?? '';
    const path = target.replace(/^\/play\/[^/]+/, '/play');
    response.sendDate = false;
    if (plant.intercept?.(path, request, response)) return;
    const answer = { origin, plant, expires, now: Math.floor(now() / 1000) };
    answerOf(request.method, target, answer).then(({ status, headers, body = '' }) => {
      const fields = { ...headers, date: new Date(now()).toUTCString(), 'access-control-allow-origin': '*' };
      response.writeHead(status, plant.headers?.(path, fields) ?? fields).end(body);
    });
  });
  const origin = await listen(server, 0);
  const claims = { audience: 'stack', film: FILM, run: RUN, expires };
  const token = await mintGrant(claims, { generation: 1, secret: SECRET });
  return {
    origin,
    url: `${origin}/play/${token}/index.m3u8`,
    token,
    close: () =>
      new Promise(closed => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Times are seconds since the epoch. */
interface Surroundings {
  readonly origin: string;
  readonly plant: Plant;
  readonly expires: number;
  readonly now: number;
}

async function answerOf(method: string | undefined, target: string, stack: Surroundings): Promise<Made> {
  if (method === 'OPTIONS') return { status: 200, headers: { 'access-control-allow-headers': 'range' } };
  const [, token, name] = /^\/play\/([^/]+)\/(.+)$/.exec(target.replace(/\?.*/, '')) ?? [];
  if (token === undefined || name === undefined) return segment(target, stack);
  const problem = await refusal(token, name, stack.now);
  if (problem === undefined) return playlist(name, stack);
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  return { status: problem.status, headers, body: JSON.stringify(problem) };
}

async function refusal(token: string, name: string, now: number): Promise<Problem | undefined> {
  try {
    await verifyGrant(token, { audience: 'stack', now, secretOf: () => SECRET });
    return name in GOOD_FILM ? undefined : new Problem('playlist_not_found');
  } catch (error) {
    const isExpired = error instanceof GrantError && error.reason === 'expired';
    return new Problem(isExpired ? 'grant_expired' : 'grant_invalid');
  }
}

function playlist(name: string, { origin, plant, expires }: Surroundings): Made {
  const policy = customPolicy({ cdnOrigin: origin, prefix: PREFIX, expires });
  const suffix = signedSuffix(policy, { keyPairId: plant.keyPairId ?? KEY_PAIR_ID, privateKey });
  const signing = { cdnOrigin: origin, prefix: PREFIX, playlistPath: name, suffix };
  const stored = plant.stored?.(name, GOOD_FILM[name] ?? '') ?? GOOD_FILM[name] ?? '';
  const signed = signPlaylist(Buffer.from(stored), signing).toString();
  const body = Buffer.from(plant.signed?.(name, signed) ?? signed);
  const headers = {
    'content-type': 'application/vnd.apple.mpegurl',
    'cache-control': 'public, max-age=600, s-maxage=600',
  };
  if (plant.isPlain) return { status: 200, headers, body };
  return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) };
}

function segment(target: string, { origin, now }: Surroundings): Made {
  const { host, pathname, search } = new URL(target, origin);
  const request = {
    url: { protocol: 'http', domain: host, path: pathname, query: undefined },
    rawQuery: search === '' ? undefined : search.slice(1),
    cookie: undefined,
    ip: '127.0.0.1',
  };
  const code = checkSignature(request, new Map([[KEY_PAIR_ID, publicKey]]), now);
  if (code) {
    const headers = { 'content-type': 'text/xml', server: 'CloudFront' };
    return { status: 403, headers, body: refusalBody(code) };
  }
  const headers = {
    'content-type': pathname.endsWith('.cmfa') ? 'audio/mp4' : 'video/mp4',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-range': 'bytes 0-1/4',
  };
  return { status: 206, headers, body: 'me' };
}
