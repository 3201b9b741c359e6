import type { Finding } from '../finding';
import { clockAhead } from '../walk/server-time';
import type { Walk } from '../walk/walk';

/** Milliseconds that two clocks may differ: more than a request takes, less than harms the shortest grants by much. */
const ALLOWED = 30_000;

/** Whether this machine's clock is that of the server. */
export function checkClock(walk: Walk): Finding[] {
  const ahead = clockAhead(walk);
  if (ahead === undefined || Math.abs(ahead) <= ALLOWED) return [];
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const seen = `this machine is ${seconds} s ${ahead > 0 ? 'ahead' : 'behind'}`;
  return [{ code: 'clock_skew', place: new URL(walk.address.url).host, seen }];
}
