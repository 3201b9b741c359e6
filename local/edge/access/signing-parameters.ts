/** The reserved query parameters (Developer Guide, "Create a signed URL using a custom policy"). */
const NAMES = ['Expires', 'Policy', 'Signature', 'Key-Pair-Id', 'Hash-Algorithm'] as const;

type SigningName = (typeof NAMES)[number];

/** Values as they were written, with what is left of the query once they are taken out. */
export interface SigningParameters {
  readonly values: ReadonlyMap<SigningName, string>;
  /** A name stood there more than once, so nobody can say which value was meant. */
  readonly ambiguous: boolean;
}

const isSigningName = (name: string): name is SigningName => NAMES.some(known => known === name);

function collect(pairs: readonly (readonly [string, string])[]): SigningParameters {
  const values = new Map<SigningName, string>();
  let ambiguous = false;
  for (const [name, value] of pairs) {
    if (!isSigningName(name)) continue;
    ambiguous ||= values.has(name);
    values.set(name, value);
  }
  return { values, ambiguous };
}

function splitPair(pair: string): [string, string] {
  const equals = pair.indexOf('=');
  return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
}

/** Signing parameters of a raw query. */
export function parametersOfQuery(rawQuery: string | undefined): SigningParameters {
  return collect((rawQuery ?? '').split('&').map(splitPair));
}

/** The raw query without signing parameters, every other byte as it was; undefined where nothing is left. */
export function withoutSigningParameters(rawQuery: string | undefined): string | undefined {
  if (rawQuery === undefined) return undefined;
  const kept = rawQuery.split('&').filter(pair => !isSigningName(splitPair(pair)[0]));
  return kept.length === 0 ? undefined : kept.join('&');
}

/** Signing parameters of a Cookie header: the same names behind `CloudFront-`; case counts. */
export function parametersOfCookies(header: string | undefined): SigningParameters {
  const prefix = 'CloudFront-';
  const pairs = (header ?? '').split(';').map(cookie => splitPair(cookie.trim()));
  return collect(
    pairs.flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
    ),
  );
}
