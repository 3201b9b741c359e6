/** Query parameters that CloudFront keeps for itself (developer guide, "Use signed URLs", reserved names). */
const RESERVED = ['Policy', 'Signature', 'Key-Pair-Id', 'Expires', 'Hash-Algorithm'] as const;

/** Whether a query holds a parameter that belongs to a signed URL. Names count as they are written, case included. */
export function hasSignatureParameter(query: string): boolean {
  for (let at = 0; ; ) {
    if (RESERVED.some(name => isParameter(query, at, name))) return true;
    const separator = query.indexOf('&', at);
    if (separator < 0) return false;
    at = separator + 1;
  }
}

function isParameter(query: string, at: number, name: string): boolean {
  if (!query.startsWith(name, at)) return false;
  const next = query[at + name.length];
  return next === undefined || next === '=' || next === '&';
}
