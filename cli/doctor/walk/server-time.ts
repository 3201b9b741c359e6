import type { Answer } from './visit';
import type { Walk } from './walk';

/**
 * How far this machine's clock is ahead of the server's, in milliseconds; nothing where no answer has a Date. An answer
 * from a cache has the Date of its making, and its Age counts from there (RFC 9111, section 4.2.3). Of all answers the
 * smallest difference counts, since one that was long on its way proves nothing.
 */
export function clockAhead({ stops }: Walk): number | undefined {
  const differences = stops.flatMap(({ answer }) => {
    const time = serverTime(answer);
    return time === undefined ? [] : [answer.receivedAt - time];
  });
  return differences.sort((a, b) => Math.abs(a) - Math.abs(b))[0];
}

/** The server's time at an answer, in milliseconds since the epoch, to the second. */
export function serverTime({ headers }: Answer): number | undefined {
  const date = Date.parse(headers['date'] ?? '');
  const age = Number(headers['age'] ?? 0);
  return Number.isNaN(date) || !Number.isFinite(age) ? undefined : date + age * 1000;
}
