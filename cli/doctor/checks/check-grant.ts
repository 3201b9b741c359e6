import type { Finding } from '../finding';
import { serverTime } from '../walk/server-time';
import type { Walk } from '../walk/walk';

/** Whether the grant has time left, by the server's clock where that is known. */
export function checkGrant({ address, stops }: Walk): Finding[] {
  const [first] = stops;
  if (!first || !address.grant) return [];
  const now = (serverTime(first.answer) ?? first.answer.receivedAt) / 1000;
  const left = address.grant.expires - now;
  // A refusal says so by itself.
  if (left <= 0) return first.answer.status === 403 ? [] : [{ code: 'grant_expired', place: first.place }];
  const lengths = stops.map(({ playlist }) =>
    (playlist?.segments ?? []).reduce((sum, { seconds }) => sum + seconds, 0),
  );
  return left < Math.max(...lengths) ? [{ code: 'grant_shorter_than_film', place: first.place }] : [];
}
