import { playlistFormat } from '../../core/playlist-format';
import { Problem } from '../../core/problem';
import { chooseContentCoding } from './content-coding';
import { failureLine } from './failure-line';
import type { GatewayResponse } from './gateway-response';
import { createPlayback, type Playback } from './playback';
import { playlistResponse } from './playlist-response';
import { preflightResponse } from './preflight-response';
import { problemResponse } from './problem-response';
import { type GatewayRequest, parseRequest } from './request';

/** Seconds after which a failure that nobody foresaw is worth another try. */
const RETRY_AFTER = 5;

interface Surroundings {
  env: Record<string, string | undefined>;
  /** Milliseconds since the epoch. */
  now: () => number;
  log: (line: string) => void;
}

/** Answers `/play/{token}/{playlist}`. The environment is read when the first request needs it, and never again. */
export function createHandler({ env, now, log }: Surroundings): (event: unknown) => Promise<GatewayResponse> {
  let playback: Playback | undefined;

  return async event => {
    let request: GatewayRequest | undefined;
    let film: string | undefined;
    try {
      request = parseRequest(event);
      if (request.isPreflight) return preflightResponse();
      if (request.target === undefined) throw new Problem('not_found');
      const { token, playlistPath } = request.target;
      playback ??= createPlayback(env, now, log);
      const claims = await playback.checkGrant(token, Math.floor(now() / 1000));
      film = claims.film;
      const body = await playback.signedPlaylist(
        claims,
        playlistPath,
        chooseContentCoding(request.acceptEncoding),
      );
      const { contentType } = playlistFormat(playlistPath);
      return playlistResponse({ ...request, body, contentType, expires: claims.expires, now: now() });
    } catch (error) {
      const problem =
        error instanceof Problem ? error : new Problem('unavailable', { retryAfter: RETRY_AFTER });
      if (problem.code === 'unavailable')
        log(failureLine({ error, film, routeKey: request?.routeKey, requestId: request?.requestId }));
      return problemResponse(problem);
    }
  };
}

export const handler = createHandler({ env: process.env, now: () => Date.now(), log: console.error });
