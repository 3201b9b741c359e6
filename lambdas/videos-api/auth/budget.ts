/** So many attempts at once, and then one more each time that a while has passed. */
export interface Budget {
  readonly burst: number;
  /** Milliseconds. */
  readonly every: number;
}

type Spent =
  | { readonly kind: 'spent'; readonly fullAt: number }
  | { readonly kind: 'refused'; readonly retryAfter: number };

/**
 * Spends one attempt, or says after how many seconds there is one. All that is kept of a budget is when it will be full
 * again, so that its past needs no clearing away (generic cell rate algorithm, ITU-T I.371, annex A).
 *
 * @param fullAt what was kept, in milliseconds since the epoch; undefined for a budget that was never used
 */
export function spend(fullAt: number | undefined, now: number, { burst, every }: Budget): Spent {
  const next = Math.max(fullAt ?? now, now) + every;
  const lacking = next - now - burst * every;
  if (lacking <= 0) return { kind: 'spent', fullAt: next };
  return { kind: 'refused', retryAfter: Math.ceil(lacking / 1_000) };
}
