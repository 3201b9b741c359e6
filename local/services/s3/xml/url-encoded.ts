/**
 * A text as `encoding-type=url` asks for it: percent-encoded with `+` for a space, slashes left alone
 * (S3 API reference, ListObjectsV2, "EncodingType").
 */
export function urlEncoded(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+')
    .replace(/[!'()]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
