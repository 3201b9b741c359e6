/** The address that a URI in a playlist leads to; the URI itself where it leads nowhere. */
export function resolved(uri: string, playlist: URL): string {
  return URL.canParse(uri, playlist.href) ? new URL(uri, playlist).href : uri;
}
