import type { Stop } from './stop';

/** More playlists than any ladder has. */
const CHILDREN_MAX = 64;

/** The playlists that a multivariant playlist names, each once. */
export function childrenOf({ playlist, url }: Stop): { readonly url: URL; readonly name: string }[] {
  if (!playlist || playlist.variants.length === 0) return [];
  const named = [...playlist.renditions, ...playlist.iFrames].map(attributes => attributes.get('URI') ?? '');
  const uris = new Set([...playlist.variants.map(({ uri }) => uri), ...named]);
  return [...uris]
    .filter(uri => uri !== '' && URL.canParse(uri, url.href))
    .slice(0, CHILDREN_MAX)
    .map(uri => ({ url: new URL(uri, url), name: nameOf(uri) }));
}

/** A relative URI as it stands, of any other the last part: the rest could hold a token. */
function nameOf(uri: string): string {
  const path = uri.replace(/[?#].*$/, '');
  return /^(?:[a-z][a-z0-9+.-]*:|\/|\.\.)/i.test(path) ? path.slice(path.lastIndexOf('/') + 1) : path;
}
