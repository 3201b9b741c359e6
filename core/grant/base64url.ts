/**
 * Bytes of unpadded base64url text (RFC 4648, section 5), or nothing when it is not the only spelling that encoding
 * those bytes gives: the last character may carry bits that decoding drops.
 */
export function decodeCanonical(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
