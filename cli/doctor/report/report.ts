import { AUTHORING_CHECKS, CHECKS } from '../checks/all-checks';
import { FAULTS } from '../faults';
import type { FaultCode, Finding } from '../finding';
import type { Walk } from '../walk/walk';

/** One kind of fault and every place where it was seen. */
export interface ReportedFault {
  readonly code: FaultCode;
  readonly level: 'fault' | 'note';
  readonly sentence: string;
  readonly advice: string;
  readonly places: readonly { readonly place: string; readonly seen?: string }[];
}

/** What the doctor says; no part of a token, a signature or a policy is in it. */
export interface Report {
  /** Whether there is no fault; notes are none. */
  readonly ok: boolean;
  /** Nothing where the token cannot be read. */
  readonly grant:
    | {
        readonly video: string;
        /** Seconds since the epoch. */
        readonly expiresAt: number;
        /** Seconds from now on; below 0 where it has ended. */
        readonly expiresIn: number;
        readonly boundToAddress: boolean;
      }
    | undefined;
  readonly playlists: number;
  readonly segments: number;
  readonly faults: readonly ReportedFault[];
}

/**
 * Runs the checks over what was answered.
 *
 * @param authoring whether Apple's HLS authoring rules count too
 * @param now milliseconds since the epoch
 */
export function reportOn(walk: Walk, { authoring, now }: { authoring: boolean; now: number }): Report {
  const checks = authoring ? [...CHECKS, ...AUTHORING_CHECKS] : CHECKS;
  const faults = grouped(checks.flatMap(check => check(walk)));
  const { grant } = walk.address;
  const segments = walk.stops.filter(({ kind }) => kind === 'media').length;
  return {
    ok: faults.every(({ level }) => level === 'note'),
    grant: grant && {
      video: grant.film,
      expiresAt: grant.expires,
      expiresIn: Math.floor(grant.expires - now / 1000),
      boundToAddress: grant.ip !== undefined,
    },
    playlists: walk.stops.length - segments,
    segments,
    faults,
  };
}

function grouped(findings: readonly Finding[]): ReportedFault[] {
  const byCode = Map.groupBy(findings, ({ code }) => code);
  return [...byCode].map(([code, each]) => {
    const places = each.map(({ place, seen }) => ({ place, ...(seen !== undefined && { seen }) }));
    return { code, ...FAULTS[code], places };
  });
}
