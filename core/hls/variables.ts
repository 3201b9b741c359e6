import { TooLargeError } from '../too-large-error';
import { isUnusable } from '../uri/plain-uri';

/** Text in which every variable with a known value is replaced by it. */
export interface Expansion {
  readonly text: string;
  /** Offset in `text` of the first reference whose value is not known. */
  readonly unknownAt: number | undefined;
  /** Whether one of those was declared all the same, so that a player does know its value. */
  readonly restsOnUnknown: boolean;
  /** Whether a value brought a fragment with it. */
  readonly bringsFragment: boolean;
}

/** Longest text that a reference is expanded to, in bytes: CloudFront takes no longer URL (developer guide, "Quotas"). */
const EXPANSION_MAX = 8192;
/** Bytes that all values put in together may have: a bound for the work on a playlist made to explode. */
export const EXPANSIONS_MAX = 64_000_000;

/** The variables that a playlist has declared so far (draft-pantos-hls-rfc8216bis, section 4.3). */
export class Variables {
  /** By name; one that was declared without a value we could know has none. */
  private readonly values = new Map<string, string | undefined>();
  private spent = 0;

  /**
   * Declares a variable. Its value may refer to earlier ones and stays unknown when one of those is; a reference to
   * a name that was never declared is text.
   */
  define(name: string, value: string): void {
    const expansion = this.expand(value);
    const known = expansion?.restsOnUnknown ? undefined : expansion?.text;
    this.values.set(name, known === undefined || isUnusable(known) ? undefined : known);
  }

  /** Declares a variable whose value stands elsewhere. A value that is known already stays. */
  defineUnknown(name: string): void {
    if (!this.values.has(name)) this.values.set(name, undefined);
  }

  /**
   * Replaces every `{$name}` by its value, which is not searched for references again. Nothing when the text would
   * be longer than any URL that CloudFront takes.
   *
   * @throws RangeError when all values put in so far have more than `EXPANSIONS_MAX` bytes
   */
  expand(text: string): Expansion | undefined {
    let expanded = '';
    let unknownAt: number | undefined;
    let restsOnUnknown = false;
    let bringsFragment = false;
    let copied = 0;
    for (let open = text.indexOf('{$'); open >= 0; open = text.indexOf('{$', open + 2)) {
      const close = nameEnd(text, open + 2);
      if (close === open + 2 || text[close] !== '}') continue;
      const name = text.slice(open + 2, close);
      const value = this.values.get(name);
      expanded += text.slice(copied, open);
      copied = close + 1;
      if (value === undefined) {
        unknownAt ??= expanded.length;
        restsOnUnknown ||= this.values.has(name);
      } else bringsFragment ||= value.includes('#');
      expanded += value ?? text.slice(open, copied);
      this.spend(value?.length ?? 0);
      if (expanded.length > EXPANSION_MAX) return undefined;
    }
    if (copied === 0) return { text, unknownAt, restsOnUnknown, bringsFragment };
    expanded += text.slice(copied);
    if (expanded.length > EXPANSION_MAX) return undefined;
    return { text: expanded, unknownAt, restsOnUnknown, bringsFragment };
  }

  private spend(bytes: number): void {
    this.spent += bytes;
    if (this.spent > EXPANSIONS_MAX)
      throw new TooLargeError(`the variables expand to over ${EXPANSIONS_MAX} bytes`);
  }
}

/** End of the letters, digits, hyphens and underscores that begin at `start`. */
function nameEnd(text: string, start: number): number {
  let at = start;
  while (isNameCharacter(text.charCodeAt(at))) at += 1;
  return at;
}

function isNameCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2d ||
    code === 0x5f
  );
}
