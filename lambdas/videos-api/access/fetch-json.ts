import { FetchError } from 'aws-jwt-verify/error';

/** Longest wait for the issuer, in milliseconds. */
const PATIENCE = 3_000;

/**
 * What lies at an address of the issuer. Its answers are small and public.
 *
 * @throws FetchError where there is no 200 in time
 */
export async function fetchJson(uri: string): Promise<ArrayBuffer> {
  try {
    const answer = await fetch(uri, { signal: AbortSignal.timeout(PATIENCE), redirect: 'error' });
    if (answer.status === 200) return await answer.arrayBuffer();
    throw new TypeError(`status ${answer.status}`);
  } catch (error) {
    throw new FetchError(uri, error instanceof Error ? error.name : undefined);
  }
}
