/** What an origin request policy adds to what every request to the origin carries anyway. */
export interface OriginRequestPolicy {
  /** Whether a viewer's header field (lower-case name) goes to the origin. */
  readonly forwards: (name: string) => boolean;
  readonly query: boolean;
  readonly cookies: boolean;
}

const only = (...names: readonly string[]): OriginRequestPolicy => ({
  forwards: name => names.includes(name),
  query: false,
  cookies: false,
});

/** Where a behaviour names no policy. */
export const NOTHING_MORE: OriginRequestPolicy = only();

const MANAGED: ReadonlyMap<string, OriginRequestPolicy> = new Map([
  // CORS-S3Origin
  [
    '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf',
    only('origin', 'access-control-request-headers', 'access-control-request-method'),
  ],
  // CORS-CustomOrigin
  ['59781a5b-3903-41f3-afcb-af62929ccde1', only('origin')],
  // AllViewerExceptHostHeader
  ['b689b0a8-53d0-40ab-baf2-68738e2966ac', { forwards: name => name !== 'host', query: true, cookies: true }],
  // UserAgentRefererHeaders
  ['acba4595-bd28-49b8-b9fe-13317c0390fa', only('user-agent', 'referer')],
]);

/**
 * The managed origin request policy with this id (Developer Guide, "Use managed origin request policies").
 * @throws Error where the edge does not know it.
 */
export function managedOriginRequestPolicy(id: string): OriginRequestPolicy {
  const policy = MANAGED.get(id);
  if (policy === undefined) throw new Error(`The local edge does not know the origin request policy ${id}.`);
  return policy;
}
