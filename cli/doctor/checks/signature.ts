import { z } from 'zod';
import { hasSignatureParameter } from '../../../core/uri/signature-parameters';

/** A custom policy (CloudFront developer guide, "Create a signed URL using a custom policy"). */
const POLICY = z.object({
  Statement: z.tuple([
    z.object({
      Resource: z.string(),
      Condition: z.object({ DateLessThan: z.object({ 'AWS:EpochTime': z.number() }) }),
    }),
  ]),
});

/** What a signed URL says of itself; whether the signature is right only CloudFront can tell. */
export interface SignatureTerms {
  /** Seconds since the epoch; nothing where the policy cannot be read. */
  readonly expires: number | undefined;
  /** Whether the policy is for this URL, as far as it can be read. */
  readonly isForUrl: boolean;
}

/** The terms of a URL's signature; nothing for a URL without one. */
export function signatureTerms(url: URL): SignatureTerms | undefined {
  if (!hasSignatureParameter(url.search.slice(1))) return undefined;
  const policy = readPolicy(url.searchParams.get('Policy') ?? '');
  if (!policy) return { expires: undefined, isForUrl: true };
  const { Resource: resource, Condition: condition } = policy.Statement[0];
  const isForUrl = !resource.endsWith('*') || (url.origin + url.pathname).startsWith(resource.slice(0, -1));
  return { expires: condition.DateLessThan['AWS:EpochTime'], isForUrl };
}

function readPolicy(text: string) {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/');
  try {
    return POLICY.safeParse(JSON.parse(Buffer.from(base64, 'base64').toString())).data;
  } catch {
    return undefined;
  }
}
