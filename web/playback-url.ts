/** What the address of the page says about the film to play. */
type PlaybackAddress = { kind: 'url'; url: string } | { kind: 'missing' } | { kind: 'refused' };

/**
 * Reads a playback URL from what stands behind `#`, or from what a viewer typed. It stands in the fragment because a
 * browser sends no fragment to a server (RFC 9110, section 7.1), so no log holds it. Only http and https are taken:
 * a `javascript:` or `data:` address would be content of the page's own making.
 *
 * @param text the URL as it stands or percent-encoded, with or without the leading `#`
 */
export function readPlaybackUrl(text: string): PlaybackAddress {
  const raw = text.replace(/^#/, '').trim();
  if (raw === '') return { kind: 'missing' };
  const url = parseUrl(raw) ?? parseUrl(percentDecoded(raw));
  if (url === undefined || !isPlayable(url)) return { kind: 'refused' };
  url.hash = '';
  return { kind: 'url', url: url.href };
}

/** Credentials in a URL are refused because `fetch` refuses them too (Fetch, section 5.4, Request constructor). */
function isPlayable(url: URL): boolean {
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && url.username === '' && url.password === '';
}

function parseUrl(text: string): URL | undefined {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
