import type { Finding } from '../finding';
import { serverTime } from '../walk/server-time';
import { isAnswered, type Stop } from '../walk/stop';
import type { Walk } from '../walk/walk';

/** Seconds for which CloudFront keeps what says nothing of it (managed policy CachingOptimized). */
const DEFAULT_TTL = 86_400;

/** Whether the distribution may keep segments and playlists, and these no longer than the grant lasts. */
export function checkCaching({ address, stops }: Walk): Finding[] {
  const expires = address.grant?.expires ?? Number.POSITIVE_INFINITY;
  return stops.filter(isAnswered).flatMap((stop): Finding[] => {
    const header = stop.answer.headers['cache-control'];
    const control = directives(header);
    const seen = { place: stop.place, ...(header !== undefined && { seen: printable(header) }) };
    if (stop.kind === 'media') return isNeverKept(control) ? [{ code: 'media_not_cached', ...seen }] : [];
    if (keptUntil(stop, control) > expires + 1) return [{ code: 'cached_beyond_grant', ...seen }];
    // In its last second a grant's playlist is rightly kept for no time.
    const isEnding = answeredAt(stop) > expires - 1;
    return isNeverKept(control) && !isEnding ? [{ code: 'playlist_not_cached', ...seen }] : [];
  });
}

type Directives = ReadonlyMap<string, string>;

/** Whether no shared cache may answer with it again by itself (RFC 9111, sections 4.2.1 and 5.2.2). */
function isNeverKept(control: Directives): boolean {
  const isForbidden = ['no-store', 'no-cache', 'private'].some(name => control.has(name));
  return isForbidden || Number(control.get('s-maxage') ?? control.get('max-age') ?? Number.NaN) === 0;
}

/** Until when some cache may keep it, in seconds since the epoch. */
function keptUntil(stop: Stop, control: Directives): number {
  if (control.has('no-store') || control.has('no-cache')) return 0;
  const limits = ['max-age', 's-maxage'].flatMap(name => Number(control.get(name) ?? Number.NaN) || []);
  const isSaid = control.has('max-age') || control.has('s-maxage');
  const age = Number(stop.answer.headers['age'] ?? 0) || 0;
  return answeredAt(stop) - age + (isSaid ? Math.max(0, ...limits) : DEFAULT_TTL);
}

/** By the server's clock where that is known, in seconds since the epoch. */
function answeredAt({ answer }: Stop): number {
  return (serverTime(answer) ?? answer.receivedAt) / 1000;
}

function printable(header: string): string {
  return header.replace(/[^\x20-\x7e]/g, '?').slice(0, 60);
}

function directives(header = ''): Directives {
  return new Map(
    header.split(',').map(part => {
      const [name = '', value = ''] = part.trim().toLowerCase().split('=');
      return [name, value.replaceAll('"', '')];
    }),
  );
}
