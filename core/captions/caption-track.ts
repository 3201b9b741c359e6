/** Captions in one language, as playlists name them. */
export interface CaptionTrack {
  /** A tag by `languageTag`. */
  readonly language: string;
  /** What a player's menu shows; by default the language's own name of itself. */
  readonly name?: string;
}

/**
 * What a player's menu is to show, without the characters that a quoted string cannot hold (RFC 8216, section 4.2), and
 * without what would name a variable: no player takes a playlist with one that is not defined (8216bis, section 4.3).
 */
export function trackName({ language, name }: CaptionTrack): string {
  const text = name ?? ownName(language);
  const printable = text
    .replace(/["\p{Cc}\u2028\u2029]/gu, ' ')
    .replaceAll('{$', '{ $')
    .trim();
  return printable === '' ? language : printable;
}

/** A tag with an extension or of private use has no name (ECMA-402, Intl.DisplayNames); it is shown itself. */
function ownName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch (error) {
    if (error instanceof RangeError) return language;
    throw error;
  }
}
