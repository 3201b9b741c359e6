/** Why a film does not play, by stable code; the sentence says what the viewer can do about it. */
export const FAULTS = {
  grant_expired: 'This link has expired. Ask for a new one.',
  grant_invalid: 'This link is not valid. Check that it was copied whole, or ask for a new one.',
  playlist_not_found: 'There is no film behind this link. It may have been deleted.',
  unavailable: 'The film cannot be served at the moment. Try again in a minute.',
  network: 'The film cannot be reached. Check your connection, then try again.',
  unsupported: 'This browser cannot play the film. Try a current version of Chrome, Edge, Firefox or Safari.',
  media: 'The film cannot be played because its data is damaged.',
  url_refused: 'This is not a playback URL. It has to begin with https:// or http://.',
} as const;

export type FaultCode = keyof typeof FAULTS;

/** Faults that another try with the same link can heal. */
export function isWorthRetrying(code: FaultCode): boolean {
  return code === 'unavailable' || code === 'network';
}

/**
 * Names the fault behind the answer to a playlist request.
 *
 * @param status HTTP status, 0 where there was no answer that the browser lets the page see
 * @param body the answer's text; a refusal's is problem details (RFC 9457) with a `code`
 */
export function faultOfPlaylist(status: number, body: string): FaultCode {
  if (status === 0) return 'network';
  const code = problemCode(body);
  if (code === 'grant_expired' || code === 'grant_invalid' || code === 'playlist_not_found') return code;
  if (status === 401 || status === 403) return 'grant_invalid';
  if (status === 404 || status === 410) return 'playlist_not_found';
  return status === 429 || status >= 500 ? 'unavailable' : 'network';
}

/**
 * Names the fault behind the answer to a segment request. CloudFront answers 403 to an expired signature, and the
 * playlist that carried this signature had been given out, so expiry is what remains.
 */
export function faultOfSegment(status: number): FaultCode {
  if (status === 403) return 'grant_expired';
  return status === 429 || status >= 500 ? 'unavailable' : 'network';
}

function problemCode(body: string): string | undefined {
  try {
    const problem: unknown = JSON.parse(body);
    if (typeof problem !== 'object' || problem === null || !('code' in problem)) return undefined;
    return typeof problem.code === 'string' ? problem.code : undefined;
  } catch {
    return undefined;
  }
}
