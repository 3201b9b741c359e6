import { forEachAttribute } from './attribute-list';

/** What is known of a playlist's variables by name; one whose value stands elsewhere has none here. */
export type Variables = ReadonlyMap<string, string | undefined>;

/** Text in which every variable with a known value is replaced by it. */
export interface Expansion {
  readonly text: string;
  /** Offset in `text` of the first reference whose value is not known. */
  readonly unknownAt: number | undefined;
  /** Whether a value brought a fragment with it. */
  readonly bringsFragment: boolean;
}

/**
 * Longest text that a reference is expanded to, in bytes: CloudFront takes no longer URL (developer guide, "Quotas").
 * It also bounds the work when variables refer to variables.
 */
export const EXPANSION_MAX = 8192;

/** Anything but printable ASCII without the backslash, and bytes of UTF-8. */
const UNUSABLE = /[^\x20-\x5b\x5d-\x7e\x80-\xff]/;

/**
 * Reads the attribute list of an EXT-X-DEFINE (draft-pantos-hls-rfc8216bis, section 4.4.2.3). The value of IMPORT
 * comes from another playlist and that of QUERYPARAM from the player's request, so both stay unknown here.
 *
 * @param variables those that were declared before this one; its value may refer to them
 */
export function readDefinition(
  bytes: Buffer,
  start: number,
  end: number,
  variables: Variables,
): { name: string; value: string | undefined } | undefined {
  const attributes = new Map<string, string>();
  forEachAttribute(bytes, start, end, (name, from, to) => {
    attributes.set(name, bytes.toString('latin1', from, to));
  });
  const name = attributes.get('NAME');
  const value = attributes.get('VALUE');
  if (name !== undefined && value !== undefined) return { name, value: knownValue(value, variables) };
  const elsewhere = attributes.get('QUERYPARAM') ?? attributes.get('IMPORT');
  return elsewhere === undefined ? undefined : { name: elsewhere, value: variables.get(elsewhere) };
}

/**
 * Replaces every `{$name}` by its value, which is not searched for references again. Nothing when the text would be
 * longer than `EXPANSION_MAX`.
 */
export function expand(text: string, variables: Variables): Expansion | undefined {
  let expanded = '';
  let unknownAt: number | undefined;
  let bringsFragment = false;
  let copied = 0;
  for (let open = text.indexOf('{$'); open >= 0; open = text.indexOf('{$', open + 2)) {
    const close = nameEnd(text, open + 2);
    if (close === open + 2 || text[close] !== '}') continue;
    const value = variables.get(text.slice(open + 2, close));
    expanded += text.slice(copied, open);
    if (value === undefined) unknownAt ??= expanded.length;
    else bringsFragment ||= value.includes('#');
    expanded += value ?? text.slice(open, close + 1);
    copied = close + 1;
    if (expanded.length > EXPANSION_MAX) return undefined;
  }
  expanded += text.slice(copied);
  return expanded.length > EXPANSION_MAX ? undefined : { text: expanded, unknownAt, bringsFragment };
}

function knownValue(value: string, variables: Variables): string | undefined {
  const expansion = expand(value, variables);
  if (expansion === undefined || expansion.unknownAt !== undefined) return undefined;
  return UNUSABLE.test(expansion.text) ? undefined : expansion.text;
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
