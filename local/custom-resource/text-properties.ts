/** CloudFormation hands scalars to a custom resource as text: `true` arrives as `"true"`, `1` as `"1"`. */
export function textProperties(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, asText(value)]));
}

function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value !== 'object' || value === null) return String(value);
  return textProperties(value as Record<string, unknown>);
}
