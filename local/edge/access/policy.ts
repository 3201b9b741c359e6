import { z } from 'zod';
import { parseIpv4Range } from './ipv4-range';

/** What a policy's statement demands of a request. Instants are epoch seconds. */
export interface PolicyTerms {
  /** Missing: the policy opens every file behind the key (Developer Guide, custom policy, `Resource`). */
  readonly resource?: string;
  /** The request has to come before this second. */
  readonly lessThan: number;
  /** The request has to come after this second. */
  readonly greaterThan?: number;
  /** IPv4 address or CIDR block. */
  readonly sourceIp?: string;
}

/** A URL has at most 8,192 bytes, so no policy in it is longer; CloudFront names no limit of its own. */
const LONGEST_POLICY = 8_192;

/** Ten digits at most: thirteen are milliseconds, which CloudFront answers with MalformedPolicy. */
const epochSeconds = z.strictObject({ 'AWS:EpochTime': z.int().min(0).max(9_999_999_999) });

const statement = z.strictObject({
  Resource: z.string().min(1).optional(),
  Condition: z.strictObject({
    DateLessThan: epochSeconds,
    DateGreaterThan: epochSeconds.optional(),
    IpAddress: z
      .strictObject({ 'AWS:SourceIp': z.string().refine(text => parseIpv4Range(text) !== undefined) })
      .optional(),
  }),
});

const policy = z.strictObject({ Statement: z.tuple([statement]) });

/** Terms of a policy document, or undefined where it is none that CloudFront takes. */
export function parsePolicy(document: Buffer): PolicyTerms | undefined {
  if (document.length > LONGEST_POLICY) return undefined;
  const parsed = policy.safeParse(parseJson(document));
  if (!parsed.success) return undefined;
  const { Resource, Condition } = parsed.data.Statement[0];
  return {
    ...(Resource !== undefined && { resource: Resource }),
    lessThan: Condition.DateLessThan['AWS:EpochTime'],
    ...(Condition.DateGreaterThan && { greaterThan: Condition.DateGreaterThan['AWS:EpochTime'] }),
    ...(Condition.IpAddress && { sourceIp: Condition.IpAddress['AWS:SourceIp'] }),
  };
}

/** The canned policy that stands behind a bare `Expires`: what is signed is this text, byte for byte. */
export function cannedPolicy(url: string, expires: string): Buffer {
  return Buffer.from(
    `{"Statement":[{"Resource":"${url}","Condition":{"DateLessThan":{"AWS:EpochTime":${expires}}}}]}`,
  );
}

function parseJson(document: Buffer): unknown {
  try {
    return JSON.parse(document.toString('utf8'));
  } catch {
    return undefined;
  }
}
