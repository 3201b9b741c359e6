import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What was asked of the fake API, and what it answered. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly request: string;
  readonly status: number;
  readonly answer: unknown;
}

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

interface Operation {
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const description: Description = JSON.parse(
  readFileSync(join(__dirname, '../../../docs/openapi.json'), 'utf8'),
);

/** What in an exchange is not as the API's description says, of either side. */
export function violationsOf({ method, path, type, request, status, answer }: Exchange): string[] {
  const call = `${method} ${path}`;
  const [, methods] = Object.entries(description.paths).find(([template]) => matches(template, path)) ?? [];
  const operation = methods?.[method.toLowerCase()];
  if (operation === undefined) return [`${call} is not described`];
  const response = operation.responses[String(status)];
  if (response === undefined) return [`${call} ${status} is not described`];
  const sent = operation.requestBody?.content;
  const mediaType = status < 400 ? 'application/json' : 'application/problem+json';
  const isSent = request !== '' && status < 400;
  return [
    ...(isSent && sent?.[type] === undefined ? [`${call} takes no ${type}`] : []),
    ...(isSent && type === 'application/json'
      ? faultsOf(`${call} request`, sent?.[type], JSON.parse(request))
      : []),
    ...(answer === undefined ? [] : faultsOf(`${call} ${status}`, response.content?.[mediaType], answer)),
  ];
}

function matches(template: string, path: string): boolean {
  return new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
}

function faultsOf(where: string, content: { schema?: object } | undefined, value: unknown): string[] {
  if (content?.schema === undefined) return [`${where} has no such body`];
  const { error } = schemaOf(content.schema).safeParse(value);
  return (error?.issues ?? []).map(({ path, message }) => `${where}: ${path.join('.')} ${message}`);
}

function schemaOf(schema: object): z.ZodType {
  const whole = JSON.stringify({ ...schema, $defs: description.components.schemas });
  return z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')));
}
