import type { Stop } from './stop';

/** More playlists than any ladder has. */
const CHILDREN_MAX = 64;

/** The playlists that a multivariant playlist names, each once. */
export function childrenOf({ playlist, url }: Stop): { readonly url: URL; readonly name: string }[] {
  if (!playlist || playlist.variants.length === 0) return [];
  const { variants, renditions, iFrames } = playlist;
  const named = new Map(
    [...variants, ...renditions, ...iFrames].map(({ uri, written }) => [uri, nameOf(written)]),
  );
  return [...named]
    .filter(([uri]) => uri !== '' && URL.canParse(uri, url.href))
    .slice(0, CHILDREN_MAX)
    .map(([uri, name]) => ({ url: new URL(uri, url), name }));
}

/** A relative URI as it stands, of any other the last part: the rest could hold a token. */
function nameOf(uri: string): string {
  const path = uri.replace(/[?#].*$/, '');
  return /^(?:[a-z][a-z0-9+.-]*:|\/|\.\.)/i.test(path) ? path.slice(path.lastIndexOf('/') + 1) : path;
}
