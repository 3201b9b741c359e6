const ALPHABET = /^[A-Za-z0-9~-]+_{0,2}$/;

/**
 * Bytes of a text in CloudFront's spelling of base64 (`-` for `+`, `~` for `/`, `_` for `=`), or undefined where it
 * is nothing of the kind. Standard base64 and percent-encoding are refused: no signer that follows the Developer
 * Guide writes them, and whether CloudFront would read them is not documented.
 */
export function decodeCloudFrontBase64(text: string): Buffer | undefined {
  if (!ALPHABET.test(text) || text.length % 4 !== 0) return undefined;
  return Buffer.from(text.replaceAll('-', '+').replaceAll('~', '/').replaceAll('_', '='), 'base64');
}
