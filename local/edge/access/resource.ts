import { matchesWildcard } from '../../matches-wildcard';

/** A viewer's URL in the four sections by which CloudFront compares. */
export interface UrlSections {
  readonly protocol: string;
  /** Host, with its port where it has one. */
  readonly domain: string;
  /** Raw path with its leading slash. */
  readonly path: string;
  /** Raw query without signing parameters. */
  readonly query: string | undefined;
}

const RESOURCE = /^([^:/]+):\/\/([^/]*)(\/.*)?$/s;

/**
 * Whether a custom policy's Resource covers a URL (Developer Guide, "Create a signed URL using a custom policy",
 * wildcards). A wildcard works within its own section: protocol, domain, path or query. Three exceptions: a lone `*`
 * covers everything, `*` at the domain's end any path and query, `*` at the path's end any query.
 */
export function coversUrl(resource: string, url: UrlSections): boolean {
  if (resource === '*') return true;
  const [, protocol, domain, rest] = RESOURCE.exec(resource) ?? [];
  if (protocol === undefined || domain === undefined) return false;
  if (!matchesWildcard(protocol, url.protocol) || !matchesWildcard(domain, url.domain)) return false;
  return rest === undefined ? domain.endsWith('*') : coversPathAndQuery(rest, url);
}

/**
 * A `?` may be a wildcard or the start of the query. The guide had it escaped by a backslash in 2023 and forbids
 * that in 2026, so each `?` is tried as the start of the query, with and without a backslash.
 */
function coversPathAndQuery(pattern: string, { path, query }: UrlSections): boolean {
  if ((query === undefined || pattern.endsWith('*')) && matchesWildcard(pattern, path)) return true;
  if (query === undefined) return false;
  for (let mark = pattern.indexOf('?'); mark >= 0; mark = pattern.indexOf('?', mark + 1)) {
    const pathPattern = pattern.slice(0, pattern[mark - 1] === '\\' ? mark - 1 : mark);
    if (matchesWildcard(pathPattern, path) && matchesWildcard(pattern.slice(mark + 1), query)) return true;
  }
  return false;
}
