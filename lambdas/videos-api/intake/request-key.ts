import { hash } from 'node:crypto';

/** Names an owner's idempotency key in a fixed form: the same request comes under the same name. */
export function requestKey(owner: string, key: string): string {
  return hash('sha256', JSON.stringify([owner, key]), 'base64url');
}

/** Tells whether two requests are the same. */
export function requestDigest(request: object): string {
  const fields = Object.entries(request).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha256', JSON.stringify(fields), 'base64url');
}
