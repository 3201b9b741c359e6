/** Attempts of a call that may be made again. */
const ATTEMPTS = 3;

/** Longest wait for one answer, in milliseconds: three attempts stay within half of a function's 30 s. */
const REQUEST_TIMEOUT = 4_000;

/** Longest wait for a connection, in milliseconds. */
const CONNECTION_TIMEOUT = 2_000;

interface Limits {
  readonly attempts?: number;
  /** Milliseconds for one attempt. */
  readonly requestTimeout?: number;
}

/** Options of an SDK client that does not wait for ever: its own defaults have no limit for an answer. */
export function sdkOptions({ attempts = ATTEMPTS, requestTimeout = REQUEST_TIMEOUT }: Limits = {}) {
  return {
    maxAttempts: attempts,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      requestTimeout,
      // Without it the SDK only warns of a request that takes too long.
      throwOnRequestTimeout: true,
    },
  };
}
