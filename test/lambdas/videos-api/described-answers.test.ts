import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWNER, openTheatre, type Who } from './api-stage';
import { routesWithRequests } from './sample-requests';
import { strictSchema } from './strict-schema';

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
    else strictSchema(content['application/json'].schema).parse(body);
  }
});

test('a field that is not described would be noticed', () => {
  const video = strictSchema({ $ref: '#/components/schemas/Visibility' });
  expect(video.safeParse('secret').success).toBe(false);
  const { schema } = description.paths['/api/videos'].get.responses[200].content['application/json'];
  expect(strictSchema(schema).safeParse({ videos: [] }).success).toBe(true);
  expect(strictSchema(schema).safeParse({ videos: [], owner: 'owner' }).success).toBe(false);
});
