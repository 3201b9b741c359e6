const UNRESERVED = /[A-Za-z0-9._~-]/;

/**
 * The path by which CloudFront chooses a behaviour (RFC 3986, section 6.2.2): percent-encoded unreserved characters
 * decoded, dot segments removed, several slashes taken as one. `%2F` stays what it is. The origin never sees the
 * result: it gets the raw path (CloudFront Developer Guide, "Path pattern").
 */
export function normalisePath(rawPath: string): string {
  const decoded = rawPath.replace(/%([0-9A-Fa-f]{2})/g, (encoded, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return UNRESERVED.test(character) ? character : encoded.toUpperCase();
  });
  const segments = decoded.split('/').slice(1);
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  const last = segments.at(-1);
  const endsInFolder = kept.length > 0 && (last === '' || last === '.' || last === '..');
  return `/${kept.join('/')}${endsInFolder ? '/' : ''}`;
}
