/** A text that somebody else wrote, for one line of a terminal: nothing in it can steer one. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
}
