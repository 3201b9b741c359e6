import type { RouteConfig } from './api-config';

export interface RouteMatch {
  readonly route: RouteConfig;
  readonly pathParameters: Readonly<Record<string, string>>;
}

type Segment =
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'greedy'; readonly name: string };

interface Route {
  readonly config: RouteConfig;
  /** `ANY` takes every method. */
  readonly method: string;
  readonly segments: readonly Segment[];
}

const RANK = { exact: 0, parameter: 1, greedy: 2 } as const;

/**
 * Chooses the route for a method and a decoded path: the most specific one, segment by segment, then one that names
 * the method before `ANY`, and `$default` when nothing else fits. A GET route does not take HEAD.
 * @throws TypeError for a route key that API Gateway would refuse, or one that occurs twice
 */
export function routeTable(
  configs: readonly RouteConfig[],
): (method: string, path: string) => RouteMatch | undefined {
  const keys = configs.map(config => config.routeKey);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new TypeError(`the route ${twice} occurs twice`);

  const fallback = configs.find(config => config.routeKey === '$default');
  const routes = configs
    .filter(config => config !== fallback)
    .map(parseRoute)
    .sort(bySpecificity);

  return (method, path) => {
    for (const { config, method: wanted, segments } of routes) {
      if (wanted !== 'ANY' && wanted !== method) continue;
      const pathParameters = matchPath(segments, path.split('/').slice(1));
      if (pathParameters !== undefined) return { route: config, pathParameters };
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
}

function parseRoute(config: RouteConfig): Route {
  const [, method, path] = /^([A-Z]+) \/(.*)$/.exec(config.routeKey) ?? [];
  if (method === undefined || path === undefined) {
    throw new TypeError(`${config.routeKey} is no route key: METHOD /path or $default`);
  }
  const segments = path.split('/').map(parseSegment);
  if (segments.slice(0, -1).some(segment => segment.kind === 'greedy')) {
    throw new TypeError(`${config.routeKey}: a greedy parameter must stand last`);
  }
  return { config, method, segments };
}

function parseSegment(text: string): Segment {
  const [, name, plus] = /^\{([\w.-]+)(\+?)\}$/.exec(text) ?? [];
  if (name === undefined) return { kind: 'exact', text };
  return { kind: plus === '+' ? 'greedy' : 'parameter', name };
}

function bySpecificity(a: Route, b: Route): number {
  for (const [index, segment] of a.segments.entries()) {
    const other = b.segments[index];
    if (other === undefined) break;
    const difference = RANK[segment.kind] - RANK[other.kind];
    if (difference !== 0) return difference;
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY');
}

function matchPath(
  segments: readonly Segment[],
  parts: readonly string[],
): Record<string, string> | undefined {
  const parameters: [string, string][] = [];
  for (const [index, segment] of segments.entries()) {
    const part = parts[index] ?? '';
    if (segment.kind === 'greedy') {
      const rest = parts.slice(index).join('/');
      return rest === '' ? undefined : Object.fromEntries([...parameters, [segment.name, rest]]);
    }
    if (segment.kind === 'exact' ? part !== segment.text : part === '') return undefined;
    if (segment.kind === 'parameter') parameters.push([segment.name, part]);
  }
  return parts.length === segments.length ? Object.fromEntries(parameters) : undefined;
}
