import { CALL_MARGIN, LEASE, LOOK_UP_GRACE, LOOK_UPS_APART } from './limits';
import type { Lease } from './record';

/** Resubmissions after which the grace grows no more. */
const LONGEST_GRACE = 4;

/** The first lease of a holder, from now on. */
export function newLease(holder: string, now: number): Lease {
  return { holder, until: now + LEASE, inDoubt: false, resubmissions: 0 };
}

/** Whether the lease still keeps everybody else from calling CreateJob. */
export function isLive(lease: Lease, now: number): boolean {
  return now < lease.until;
}

/** Whether its holder may begin a call of CreateJob. */
export function mayCall(lease: Lease, holder: string, now: number): boolean {
  return lease.holder === holder && now + CALL_MARGIN <= lease.until;
}

/**
 * When the next look-up may begin. The first may as soon as the lease is over. The second, which is believed, waits
 * for two minutes after the first and for the grace after the last CreateJob, which was before the lease's end. The
 * grace doubles with each resubmission, so that look-ups which never see what CreateJob makes cannot make a job every
 * five minutes.
 */
export function nextLookUpAt({ until, firstEmptyAt, resubmissions }: Lease): number {
  if (firstEmptyAt === undefined) return until;
  const grace = LOOK_UP_GRACE * 2 ** Math.min(resubmissions, LONGEST_GRACE);
  return Math.max(firstEmptyAt + LOOK_UPS_APART, until + grace);
}

/**
 * What a look-up without a result means for the lease that it looked behind.
 *
 * @param startedAt when the look-up began
 * @returns `too_early` where it says nothing, the lease that remembers it, or `no_job`: nobody has made one
 */
export function afterEmptyLookUp(lease: Lease, startedAt: number): 'too_early' | 'no_job' | Lease {
  if (startedAt < nextLookUpAt(lease)) return 'too_early';
  return lease.firstEmptyAt === undefined ? { ...lease, firstEmptyAt: startedAt } : 'no_job';
}
