import { type KeyObject, verify } from 'node:crypto';
import { decodeCloudFrontBase64 } from './cloudfront-base64';
import { isInRange, parseIpv4Range } from './ipv4-range';
import { cannedPolicy, type PolicyTerms, parsePolicy } from './policy';
import type { RefusalCode } from './refusal';
import { coversUrl, type UrlSections } from './resource';
import { parametersOfCookies, parametersOfQuery, type SigningParameters } from './signing-parameters';

interface SignedRequest {
  readonly url: UrlSections;
  /** Query as it was written, signing parameters included. */
  readonly rawQuery: string | undefined;
  readonly cookie: string | undefined;
  readonly ip: string;
}

const HASHES: ReadonlyMap<string, string> = new Map([
  ['SHA1', 'sha1'],
  ['SHA256', 'sha256'],
]);

/**
 * Judges a request's signature; undefined lets it pass. Any signing parameter in the URL makes CloudFront ignore the
 * cookies (Developer Guide, "Decide to use signed URLs or signed cookies").
 *
 * @param keys key pair id → public key of the behaviour's key group
 * @param now epoch seconds
 */
export function checkSignature(
  request: SignedRequest,
  keys: ReadonlyMap<string, KeyObject>,
  now: number,
): RefusalCode | undefined {
  const inUrl = parametersOfQuery(request.rawQuery);
  const { values, ambiguous } = inUrl.values.size > 0 ? inUrl : parametersOfCookies(request.cookie);
  const keyPairId = values.get('Key-Pair-Id');
  if (!keyPairId) return 'MissingKey';
  if (ambiguous) return 'AccessDenied';
  const key = keys.get(keyPairId);
  if (key === undefined) return 'InvalidKey';

  const document = signedDocument(values, request.url);
  if (typeof document === 'string') return document;
  const terms = parsePolicy(document.policy);
  if (terms === undefined) return 'MalformedPolicy';
  if (!isSignedBy(key, document.policy, values)) return 'AccessDenied';
  return document.canned || coversRequest(terms, request) ? refusalByTime(terms, now) : 'AccessDenied';
}

/** The bytes under the signature: the custom policy as sent, or the canned one that this URL stands for. */
function signedDocument(
  values: SigningParameters['values'],
  url: UrlSections,
): { policy: Buffer; canned: boolean } | RefusalCode {
  const custom = values.get('Policy');
  const expires = values.get('Expires');
  if ((custom === undefined) === (expires === undefined)) return 'AccessDenied';
  if (custom !== undefined) {
    const policy = decodeCloudFrontBase64(custom);
    return policy === undefined ? 'MalformedPolicy' : { policy, canned: false };
  }
  if (expires === undefined || !/^\d{1,10}$/.test(expires)) return 'MalformedPolicy';
  return { policy: cannedPolicy(urlText(url), expires), canned: true };
}

function urlText({ protocol, domain, path, query }: UrlSections): string {
  return `${protocol}://${domain}${path}${query === undefined ? '' : `?${query}`}`;
}

function isSignedBy(key: KeyObject, policy: Buffer, values: SigningParameters['values']): boolean {
  const signature = decodeCloudFrontBase64(values.get('Signature') ?? '');
  const hash = HASHES.get(values.get('Hash-Algorithm') ?? 'SHA1');
  return signature !== undefined && hash !== undefined && verify(hash, policy, key, signature);
}

function coversRequest(terms: PolicyTerms, { url, ip }: SignedRequest): boolean {
  if (terms.resource !== undefined && !coversUrl(terms.resource, url)) return false;
  const range = terms.sourceIp === undefined ? undefined : parseIpv4Range(terms.sourceIp);
  return range === undefined || isInRange(range, ip);
}

function refusalByTime({ lessThan, greaterThan }: PolicyTerms, now: number): RefusalCode | undefined {
  const early = greaterThan !== undefined && now <= greaterThan;
  return early || now >= lessThan ? 'AccessDenied' : undefined;
}
