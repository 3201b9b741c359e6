import { Problem } from '../../core/problem';

/** Seconds after a failed load in which the secret is not asked for again; each failure that follows doubles them. */
const FIRST_PAUSE = 2;
const LONGEST_PAUSE = 30;

/**
 * A secret that is loaded when it is first asked for and kept from then on. After a failed load every caller is
 * refused without I/O until the pause is over.
 *
 * @param now milliseconds since the epoch
 * @returns a function that throws Problem `unavailable`, with the seconds to wait, where there is no secret to give
 */
export function lazySecret<T>(load: () => Promise<T>, now: () => number): () => Promise<T> {
  let loading: Promise<T> | undefined;
  let failure: { cause: unknown; until: number } | undefined;
  let pause = FIRST_PAUSE;

  const unavailable = ({ cause, until }: { cause: unknown; until: number }) =>
    new Problem('unavailable', { retryAfter: Math.max(1, Math.ceil((until - now()) / 1000)), cause });

  return async () => {
    if (failure !== undefined && now() < failure.until) throw unavailable(failure);
    loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      failure = { cause, until: now() + pause * 1000 };
      pause = Math.min(2 * pause, LONGEST_PAUSE);
      throw unavailable(failure);
    });
    return loading;
  };
}
