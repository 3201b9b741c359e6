/** Where the parts of a URI reference stand in its text (RFC 3986, section 3). */
export interface UriReference {
  /** In lower case, without its colon. */
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly pathStart: number;
  readonly pathEnd: number;
  /** Without its question mark. */
  readonly query: string | undefined;
  /** Where the fragment's `#` stands, or the text's end. */
  readonly fragmentStart: number;
}

/** Splits a reference as RFC 3986, appendix B does, and decodes nothing. */
export function splitReference(text: string): UriReference {
  const fragmentStart = indexOrEnd(text.indexOf('#'), text.length);
  const pathEnd = Math.min(indexOrEnd(text.indexOf('?'), fragmentStart), fragmentStart);
  const scheme = schemeOf(text, pathEnd);
  const afterScheme = scheme === undefined ? 0 : scheme.length + 1;
  const hasAuthority = text.startsWith('//', afterScheme) && afterScheme + 2 <= pathEnd;
  const pathStart = hasAuthority
    ? Math.min(indexOrEnd(text.indexOf('/', afterScheme + 2), pathEnd), pathEnd)
    : afterScheme;
  return {
    scheme: scheme?.toLowerCase(),
    authority: hasAuthority ? text.slice(afterScheme + 2, pathStart) : undefined,
    pathStart,
    pathEnd,
    query: pathEnd < fragmentStart ? text.slice(pathEnd + 1, fragmentStart) : undefined,
    fragmentStart,
  };
}

/**
 * An authority in the form that two spellings of one host share: lower case, no port where it is the scheme's own
 * (RFC 3986, sections 3.2.2 and 6.2.3).
 */
export function normalAuthority(scheme: string, authority: string): string {
  const port = scheme === 'https' ? ':443' : ':80';
  const lower = authority.toLowerCase();
  if (lower.endsWith(port)) return lower.slice(0, -port.length);
  return lower.endsWith(':') ? lower.slice(0, -1) : lower;
}

/** Letters, digits, `+`, `.` and `-` after a letter, up to a colon; any other text before a colon belongs to the path. */
function schemeOf(text: string, pathEnd: number): string | undefined {
  for (let at = 0; at < pathEnd; at += 1) {
    const code = text.charCodeAt(at);
    const letter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
    if (letter) continue;
    if (at === 0) return undefined;
    if (code === 0x3a) return text.slice(0, at);
    const inner = (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e;
    if (!inner) return undefined;
  }
  return undefined;
}

function indexOrEnd(index: number, end: number): number {
  return index < 0 ? end : index;
}
