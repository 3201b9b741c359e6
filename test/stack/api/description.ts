import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_TYPE } from '../../../core/problem';
import { closed, strictSchema } from '../../lambdas/videos-api/strict-schema';

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

interface Response extends Content {
  readonly description: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

interface Described {
  readonly operationId: string;
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required: boolean }[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Response>>;
}

/** A route as the API's description has it. */
export interface Operation extends Described {
  /** In capitals. */
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  /** How a caller proves who they are. */
  readonly proof: 'accessToken' | 'iam' | undefined;
  /** Every refusal that it documents. */
  readonly codes: readonly string[];
  /** Fields of its JSON body with their schemas, references followed; undefined where it takes no JSON. */
  readonly fields: Readonly<Record<string, object>> | undefined;
}

/** The whole of it. */
export const description: { paths: Record<string, Record<string, Described>> } = JSON.parse(
  readFileSync(join(__dirname, '../../../docs/openapi.json'), 'utf8'),
);

/** Every route that is described. */
export const operations: readonly Operation[] = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => ({
    ...described,
    path,
    method: method.toUpperCase(),
    proof: Object.keys(described.security[0] ?? {})[0] as Operation['proof'],
    codes: codesOf(described),
    fields: fieldsOf(described),
  })),
);

/** The route with that name. */
export function operation(operationId: string): Operation {
  const found = operations.find(each => each.operationId === operationId);
  if (found === undefined) throw new TypeError(`${operationId} is not described`);
  return found;
}

function codesOf({ responses }: Described): string[] {
  return Object.values(responses).flatMap(each =>
    [...each.description.matchAll(/^`(\w+)`:/gm)].map(([, code = '']) => code),
  );
}

function fieldsOf({ requestBody }: Described): Record<string, object> | undefined {
  const schema = requestBody?.content?.['application/json']?.schema;
  return schema && (closed(schema) as { properties: Record<string, object> }).properties;
}

/** What in an answer is not as it is described; status 404 for no address, 405 and bodies of the gateway are nowhere. */
export function answerFaults(
  { responses }: Operation,
  { status, headers, text }: { status: number; headers: Headers; text: string },
): string[] {
  const described = responses[status];
  if (described === undefined) return [`${status} is not described`];
  const isRefusal = status >= 400;
  const type = isRefusal ? PROBLEM_TYPE : 'application/json';
  const lacking = Object.keys(described.headers ?? {}).filter(name => !headers.has(name));
  const missing = lacking.map(name => `${status} lacks the header ${name}`);
  if (described.content === undefined) return [...missing, ...(text === '' ? [] : [`${status} has a body`])];
  if (headers.get('content-type') !== type)
    return [...missing, `${status} is ${headers.get('content-type')}`];
  const { schema = {} } = described.content[type] ?? {};
  const { error } = strictSchema(schema).safeParse(JSON.parse(text));
  const faults = (error?.issues ?? []).map(({ path, message }) => `${status} ${path.join('.')}: ${message}`);
  const code = isRefusal && JSON.parse(text).code;
  const isNamed = code === false || described.description.includes(`\`${code}\``);
  return [...missing, ...faults, ...(isNamed ? [] : [`${status} does not name ${code}`])];
}

/** What in a request that was taken is not as it is described. */
export function requestFaults(
  { requestBody, parameters = [] }: Operation,
  { path, type, body }: { path: string; type: string; body: string | undefined },
): string[] {
  const query = new URL(path, 'http://stack').searchParams;
  const lacking = parameters.filter(each => each.in === 'query' && each.required && !query.has(each.name));
  const missing = lacking.map(({ name }) => `the query lacks ${name}`);
  if (body === undefined) return [...missing, ...(requestBody?.required ? ['there is no body'] : [])];
  const content = requestBody?.content?.[type];
  if (content === undefined) return [...missing, `${type} is not described`];
  if (type !== 'application/json') return missing;
  const { error } = strictSchema(content.schema).safeParse(JSON.parse(body));
  return [...missing, ...(error?.issues ?? []).map(issue => `${issue.path.join('.')}: ${issue.message}`)];
}
