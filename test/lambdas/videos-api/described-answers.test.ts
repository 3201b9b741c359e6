import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OWNER, openTheatre, type Who } from './api-stage';
import { routesWithRequests } from './sample-requests';

type Json = Parameters<typeof z.fromJSONSchema>[0] & object;

const description = JSON.parse(readFileSync(join(__dirname, '../../../docs/openapi.json'), 'utf8'));
const BY_RULE: Record<string, Who> = { anyone: 'anonymous', machine: 'machine' };

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const described = routesWithRequests.filter(({ route }) => route.operationId !== 'showDescription');

test.each(described)('$route.operationId answers as it is described, and with nothing else', async sample => {
  const { route, method, path, request } = sample;
  const as = BY_RULE[route.access] ?? { user: OWNER };
  const { responses } = description.paths[route.path][route.method];
  const answers = await Promise.all(
    ['uploading-parts', 'transcoding', 'ready', 'failed-job-over'].map(state => {
      const stage = theatre.openStage();
      stage.put(state, { visibility: 'public' });
      return stage.call(method, path, { ...request, as });
    }),
  );
  const successes = answers.filter(({ status }) => status < 300);
  expect(successes).not.toEqual([]);
  for (const { status, headers, body, text } of successes) {
    const { content, headers: named = {} } = responses[status];
    expect([...headers.keys()]).toEqual(
      expect.arrayContaining(Object.keys(named).map(name => name.toLowerCase())),
    );
    if (content === undefined) expect(text).toBe('');
    else strict(content['application/json'].schema).parse(body);
  }
});

test('a field that is not described would be noticed', () => {
  const video = strict({ $ref: '#/components/schemas/Visibility' });
  expect(video.safeParse('secret').success).toBe(false);
  const { schema } = description.paths['/api/videos'].get.responses[200].content['application/json'];
  expect(strict(schema).safeParse({ videos: [] }).success).toBe(true);
  expect(strict(schema).safeParse({ videos: [], owner: 'owner' }).success).toBe(false);
});

function strict(schema: Json) {
  return z.fromJSONSchema(closed(schema) as Json);
}

/** The schema with its references followed, whose objects take the fields that they name and no other. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  if ('$ref' in schema)
    return closed(description.components.schemas[String(schema.$ref).split('/').at(-1) ?? '']);
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in schema ? { ...inner, additionalProperties: false } : inner;
}
