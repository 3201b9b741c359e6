import type { Finding } from '../finding';
import { isAnswered, type Stop } from '../walk/stop';
import { type Answer, PAGE_ORIGIN } from '../walk/visit';
import type { Walk } from '../walk/walk';

/**
 * Whether a page of another site may read each answer, and may ask. Refusals are left out: nobody has written down
 * whether CloudFront's own carry these headers.
 */
export function checkCors({ stops }: Walk): Finding[] {
  return stops.flatMap((stop): Finding[] => {
    if (!isAnswered(stop)) return [];
    if (!isReadable(stop.answer)) return [{ code: 'no_cors', place: stop.place }];
    return isPreflightRefused(stop) ? [{ code: 'preflight_refused', place: stop.place, ...seen(stop) }] : [];
  });
}

function isReadable({ headers }: Answer): boolean {
  return ['*', PAGE_ORIGIN].includes(headers['access-control-allow-origin'] ?? '');
}

/** Fetch standard, "CORS-preflight fetch": an ok status, the origin, and each header that was asked for. */
function isPreflightRefused({ preflight }: Stop): boolean {
  if (preflight === undefined) return false;
  const allowed = (preflight.headers['access-control-allow-headers'] ?? '').toLowerCase().split(/\s*,\s*/);
  const isOk = preflight.status >= 200 && preflight.status < 300;
  return !isOk || !isReadable(preflight) || !(allowed.includes('*') || allowed.includes('range'));
}

function seen({ preflight }: Stop): { seen?: string } {
  return preflight === undefined || preflight.status === 0 ? {} : { seen: `status ${preflight.status}` };
}
