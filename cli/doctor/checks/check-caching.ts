import type { Finding } from '../finding';
import { serverTime } from '../walk/server-time';
import { isAnswered, type Stop } from '../walk/stop';
import type { Walk } from '../walk/walk';

/** Seconds for which CloudFront keeps what says nothing of it (managed policy CachingOptimized). */
const DEFAULT_TTL = 86_400;

/** Whether caches may keep segments, and playlists no longer than the grant lasts. */
export function checkCaching({ address, stops }: Walk): Finding[] {
  const { grant } = address;
  return stops.filter(isAnswered).flatMap((stop): Finding[] => {
    const control = directives(stop.answer.headers['cache-control']);
    if (stop.kind === 'media')
      return isNeverKept(control) ? [{ code: 'media_not_cached', place: stop.place }] : [];
    const isLong = grant !== undefined && keptUntil(stop, control) > grant.expires + 1;
    return isLong ? [{ code: 'cached_beyond_grant', place: stop.place }] : [];
  });
}

type Directives = ReadonlyMap<string, string>;

function isNeverKept(control: Directives): boolean {
  return control.has('no-store') || control.has('private') || control.get('s-maxage') === '0';
}

/** Until when some cache may keep it, in seconds since the epoch. */
function keptUntil({ answer }: Stop, control: Directives): number {
  if (control.has('no-store') || control.has('no-cache')) return 0;
  const limits = ['max-age', 's-maxage'].flatMap(name => Number(control.get(name) ?? Number.NaN) || []);
  const isSaid = control.has('max-age') || control.has('s-maxage');
  const age = Number(answer.headers['age'] ?? 0) || 0;
  const now = (serverTime(answer) ?? answer.receivedAt) / 1000;
  return now - age + (isSaid ? Math.max(0, ...limits) : DEFAULT_TTL);
}

function directives(header = ''): Directives {
  return new Map(
    header.split(',').map(part => {
      const [name = '', value = ''] = part.trim().toLowerCase().split('=');
      return [name, value.replaceAll('"', '')];
    }),
  );
}
