import { fieldValue, type HeaderFields } from '../header-fields';

/** What a response headers policy adds. */
export interface ResponseHeadersPolicy {
  readonly cors: 'none' | 'simple' | 'with-preflight';
  readonly security: boolean;
}

/** Where a behaviour names no policy. */
export const NO_HEADERS: ResponseHeadersPolicy = { cors: 'none', security: false };

const MANAGED: ReadonlyMap<string, ResponseHeadersPolicy> = new Map([
  // SimpleCORS
  ['60669652-455b-4ae9-85a4-c4c02393f86c', { cors: 'simple', security: false }],
  // CORS-With-Preflight
  ['5cc3b908-e619-4b99-88e5-2cf7f45965bd', { cors: 'with-preflight', security: false }],
  // SecurityHeadersPolicy
  ['67f7725c-6f97-4210-82d7-5512b31e9d03', { cors: 'none', security: true }],
  // CORS-and-SecurityHeadersPolicy
  ['e61eb60c-9c35-4d20-a928-2b84e02af89c', { cors: 'simple', security: true }],
  // CORS-with-preflight-and-SecurityHeadersPolicy
  ['eaab4381-ed33-4a86-88ca-d9558dc6cd63', { cors: 'with-preflight', security: true }],
]);

/**
 * The managed response headers policy with this id (Developer Guide, "Use managed response headers policies").
 * @throws Error where the edge does not know it.
 */
export function managedResponseHeadersPolicy(id: string): ResponseHeadersPolicy {
  const policy = MANAGED.get(id);
  if (policy === undefined)
    throw new Error(`The local edge does not know the response headers policy ${id}.`);
  return policy;
}

const ANY_ORIGIN = { 'access-control-allow-origin': '*' };

const FOR_PREFLIGHT = {
  ...ANY_ORIGIN,
  'access-control-allow-methods': 'GET, DELETE, HEAD, OPTIONS, PATCH, POST, PUT',
  'access-control-expose-headers': '*',
};

const SECURITY = {
  'referrer-policy': 'strict-origin-when-cross-origin',
  'strict-transport-security': 'max-age=31536000',
  'x-frame-options': 'SAMEORIGIN',
  'x-xss-protection': '1; mode=block',
};

/**
 * The fields with the policy's added. What the origin set stays, X-Content-Type-Options excepted. CORS fields go to
 * requests with an Origin only; a simple one gets Access-Control-Allow-Origin alone, a preflight all three.
 */
export function withPolicyHeaders(
  { cors, security }: ResponseHeadersPolicy,
  viewer: { readonly method: string; readonly headers: HeaderFields },
  fields: HeaderFields,
): HeaderFields {
  const crossOrigin = cors !== 'none' && fieldValue(viewer.headers, 'origin') !== undefined;
  const preflight = cors === 'with-preflight' && viewer.method === 'OPTIONS';
  return {
    ...(crossOrigin && (preflight ? FOR_PREFLIGHT : ANY_ORIGIN)),
    ...(security && SECURITY),
    ...fields,
    ...(security && { 'x-content-type-options': 'nosniff' }),
  };
}
