import { isRun, isVideoId } from '../video/video-id';

/** What a grant allows: one film, in one transcode of it, until a time. */
export interface GrantClaims {
  /** The stack that the grant is for: `aud`. */
  readonly audience: string;
  /** Video id: `sub`. */
  readonly film: string;
  /** The transcode: `run`. */
  readonly run: string;
  /** Seconds since the epoch: `exp`. At that second the grant is over. */
  readonly expires: number;
  /** IPv4 address, or range in CIDR form, that segments are bound to: `ip`. */
  readonly ip?: string;
}

const NAMES = new Set(['aud', 'sub', 'run', 'exp', 'ip']);

/**
 * The claims as a JWT's payload. The order is fixed, so that equal grants have equal URLs.
 *
 * @throws TypeError when a claim has no right form
 */
export function encodeClaims({ audience, film, run, expires, ip }: GrantClaims): string {
  const payload = { aud: audience, sub: film, run, exp: expires, ...(ip !== undefined && { ip }) };
  if (!parseClaims(payload))
    throw new TypeError('a grant names a stack, a video id, a run and whole seconds');
  return JSON.stringify(payload);
}

/**
 * The claims in a payload, or nothing when it is not exactly one of ours. A claim that is not known might be a
 * restriction, so it is never passed over.
 */
export function parseClaims(payload: unknown): GrantClaims | undefined {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return undefined;
  if (Object.keys(payload).some(name => !NAMES.has(name))) return undefined;
  const { aud, sub, run, exp, ip }: Record<string, unknown> = { ...payload };
  if (typeof aud !== 'string' || aud === '') return undefined;
  if (typeof sub !== 'string' || !isVideoId(sub)) return undefined;
  if (typeof run !== 'string' || !isRun(run)) return undefined;
  if (typeof exp !== 'number' || !Number.isSafeInteger(exp) || exp <= 0) return undefined;
  if (ip === undefined) return { audience: aud, film: sub, run, expires: exp };
  return typeof ip === 'string' ? { audience: aud, film: sub, run, expires: exp, ip } : undefined;
}
