import type { Claim } from './claim';
import { SigV4Error } from './sigv4-error';

/** How far the clocks of client and service may differ, in milliseconds (S3 API reference, RequestTimeTooSkewed). */
const SKEW = 15 * 60 * 1000;

/**
 * @param now milliseconds since the epoch
 * @throws SigV4Error `skewed`, `not_yet_valid` or `expired`
 */
export function checkTime(claim: Claim, now: number): void {
  if (claim.expiresIn === undefined) {
    if (Math.abs(now - claim.signedAt) > SKEW) {
      throw new SigV4Error('skewed', 'The request was signed too far from the current time.');
    }
    return;
  }
  if (claim.signedAt - now > SKEW) throw new SigV4Error('not_yet_valid', 'Request is not yet valid');
  if (now >= claim.signedAt + claim.expiresIn * 1000) throw new SigV4Error('expired', 'Request has expired');
}
