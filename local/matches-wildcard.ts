/**
 * Whether the whole text fits a pattern in which `*` stands for any number of characters and `?` for exactly one.
 * Case counts. It takes at most pattern length × text length steps, whatever the pattern.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let at = 0;
  let inText = 0;
  let star = -1;
  let starText = 0;
  while (inText < text.length) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at++;
      starText = inText;
    } else if (at < pattern.length && (wanted === '?' || wanted === text[inText])) {
      at++;
      inText++;
    } else if (star >= 0) {
      at = star + 1;
      inText = ++starText;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
