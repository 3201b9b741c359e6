/** Cookies by name. */
export type Cookies = Readonly<Record<string, string>>;

/** The cookies after an answer has set or ended some (RFC 6265, section 5.2). Only the API gets them. */
export function withSetCookies(cookies: Cookies, setCookies: readonly string[]): Cookies {
  const kept = new Map(Object.entries(cookies));
  for (const line of setCookies) {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, at)).trim();
    if (name === '') continue;
    if (attributes.some(isEnd)) kept.delete(name);
    else kept.set(name, pair.slice(at + 1).trim());
  }
  return Object.fromEntries(kept);
}

/** The value of a Cookie header; undefined where there are none. */
export function cookieHeader(cookies: Cookies): string | undefined {
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? undefined : pairs.join('; ');
}

function isEnd(attribute: string): boolean {
  return /^\s*max-age\s*=\s*(?:0|-\d+)\s*$/i.test(attribute);
}
