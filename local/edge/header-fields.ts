/** Header fields by lower-case name, as node:http gives and takes them. */
export type HeaderFields = Readonly<Record<string, string | string[] | undefined>>;

/** One field's value as text, several joined by a comma (RFC 9110, section 5.3); undefined where it is missing. */
export function fieldValue(fields: HeaderFields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}

/** The fields without those that are named (lower case) and those without a value. */
export function withoutFields(fields: HeaderFields, names: ReadonlySet<string>): HeaderFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== undefined && !names.has(name)),
  );
}

/** Fields that belong to one connection and are never passed on (RFC 9110, section 7.6.1). */
export const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
