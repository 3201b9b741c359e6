import type { Stop } from './stop';

/** The first initialisation segment of a media playlist, and its first, middle and last segment. */
export function mediaOf({ playlist, url, place }: Stop): { readonly url: URL; readonly name: string }[] {
  if (!playlist || playlist.variants.length > 0) return [];
  const { segments, maps } = playlist;
  const count = segments.length;
  const indexes = new Set([0, Math.floor((count - 1) / 2), count - 1]);
  const chosen = [...indexes].map(index => ({
    uri: segments[index]?.uri,
    name: `${place}, segment ${index + 1} of ${count}`,
  }));
  return [{ uri: maps[0], name: `${place}, initialisation segment` }, ...chosen].flatMap(({ uri, name }) =>
    uri && isFetched(uri, url) ? [{ url: new URL(uri, url), name }] : [],
  );
}

function isFetched(uri: string, base: URL): boolean {
  return URL.canParse(uri, base.href) && /^https?:$/.test(new URL(uri, base).protocol);
}
