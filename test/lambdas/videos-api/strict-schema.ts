import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

type Json = Parameters<typeof z.fromJSONSchema>[0] & object;

const { components } = JSON.parse(readFileSync(join(__dirname, '../../../docs/openapi.json'), 'utf8'));

/** A schema of the API's description whose objects take the fields that they name and no other. */
export function strictSchema(schema: object): z.ZodType {
  return z.fromJSONSchema(closed(schema) as Json);
}

/** The same with its references followed. */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  if ('$ref' in schema) return closed(components.schemas[String(schema.$ref).split('/').at(-1) ?? '']);
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in schema ? { ...inner, additionalProperties: false } : inner;
}
