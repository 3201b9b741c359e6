import type { FaultCode, Finding } from '../finding';
import { decodedBody } from '../walk/decoded-body';
import { isAnswered, type Stop } from '../walk/stop';
import type { Answer } from '../walk/visit';
import type { Walk } from '../walk/walk';

/** Codes of our problem documents (docs/errors.md) that say by themselves what is wrong. */
const BY_PROBLEM: Readonly<Record<string, FaultCode>> = {
  grant_expired: 'grant_expired',
  grant_invalid: 'grant_invalid',
  not_found: 'wrong_address',
  playlist_not_found: 'playlist_missing',
  playlist_too_large: 'playlist_too_large',
  unavailable: 'api_fault',
};

/** Whether each playlist is answered, and is one. */
export function checkPlaylists({ stops }: Walk): Finding[] {
  return stops.flatMap(stop => {
    const code = stop.kind === 'media' ? undefined : faultOf(stop);
    if (code === undefined) return [];
    const { status, failure } = stop.answer;
    const variable = stop.playlist?.variables.undefinedName;
    const seen = variable === undefined ? (failure ?? `status ${status}`) : `{$${variable}}`;
    return [{ code, place: stop.place, seen }];
  });
}

function faultOf(stop: Stop): FaultCode | undefined {
  const { answer, playlist, kind } = stop;
  if (isAnswered(stop)) {
    if (!playlist) return 'not_a_playlist';
    if (playlist.variables.undefinedName !== undefined) return 'undefined_variable';
    return playlist.variants.length + playlist.segments.length === 0 ? 'empty_playlist' : undefined;
  }
  const code = faultOfStatus(answer);
  return kind === 'child' && code === 'playlist_missing' ? 'missing_variant' : code;
}

function faultOfStatus(answer: Answer): FaultCode {
  const problem = problemCode(answer);
  const named = problem !== undefined && Object.hasOwn(BY_PROBLEM, problem) ? BY_PROBLEM[problem] : undefined;
  if (named) return named;
  const { status } = answer;
  if (status === 0) return 'no_answer';
  if (status === 429) return 'throttled';
  if (status === 404 || status === 410) return 'playlist_missing';
  if (status >= 500) return 'api_down';
  return status >= 300 && status < 400 ? 'redirected' : 'playlist_refused';
}

function problemCode(answer: Answer): string | undefined {
  try {
    const problem: unknown = JSON.parse(decodedBody(answer).toString());
    if (typeof problem !== 'object' || problem === null || !('code' in problem)) return undefined;
    return typeof problem.code === 'string' ? problem.code : undefined;
  } catch {
    return undefined;
  }
}
