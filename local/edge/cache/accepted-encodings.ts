/**
 * The encodings of a cache policy that the viewer takes, in CloudFront's order. It is the Accept-Encoding that goes
 * to the origin and into the cache key (Developer Guide, "Compressed objects support").
 */
export function acceptedEncodings<T extends string>(
  acceptEncoding: string | undefined,
  encodings: readonly T[],
): readonly T[] {
  const accepted = new Set(
    (acceptEncoding ?? '').split(',').flatMap(entry => {
      const [coding = '', ...parameters] = entry.split(';').map(part => part.trim().toLowerCase());
      return parameters.some(parameter => /^q=0(\.0{0,3})?$/.test(parameter)) ? [] : [coding];
    }),
  );
  return encodings.filter(encoding => accepted.has(encoding));
}
