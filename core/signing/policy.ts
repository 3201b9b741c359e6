/** What one signature allows. */
export interface PolicyScope {
  /** Scheme and host of the distribution, no slash at the end. */
  readonly cdnOrigin: string;
  /** The film's prefix below the origin: `vod/ID/RUN`. */
  readonly prefix: string;
  /** When it ends, in seconds since the epoch. */
  readonly expires: number;
  /** The only IPv4 address, or range in CIDR form, that may use it. */
  readonly ip?: string;
}

/**
 * A custom policy for everything below a film's prefix, as the exact text that is signed: without white space
 * (CloudFront developer guide, "Create a signed URL using a custom policy").
 *
 * @throws TypeError when the prefix or the origin holds a wildcard, or the expiry is no whole number of seconds
 */
export function customPolicy({ cdnOrigin, prefix, expires, ip }: PolicyScope): string {
  if (/[*?]/.test(cdnOrigin + prefix))
    throw new TypeError('a policy names one film, so its prefix has no wildcard');
  if (!Number.isSafeInteger(expires) || expires <= 0) {
    throw new TypeError('a policy expires at a whole number of seconds since the epoch');
  }
  const condition = {
    DateLessThan: { 'AWS:EpochTime': expires },
    ...(ip !== undefined && { IpAddress: { 'AWS:SourceIp': ip.includes('/') ? ip : `${ip}/32` } }),
  };
  return JSON.stringify({ Statement: [{ Resource: `${cdnOrigin}/${prefix}/*`, Condition: condition }] });
}
