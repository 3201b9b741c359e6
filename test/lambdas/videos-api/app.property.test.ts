import fc from 'fast-check';
import { PROBLEM_TYPE } from '../../../core/problem';
import { OWNER, openTheatre, type Who } from './api-stage';
import { routesWithRequests } from './sample-requests';

const BY_RULE: Record<string, Who> = { anyone: 'anonymous', machine: 'machine' };

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const names = fc.constantFrom(
  'title',
  'description',
  'visibility',
  'size',
  'type',
  'ttl',
  'ip',
  'parts',
  '__proto__',
  'x',
);
const bodies = fc.oneof(
  fc.json(),
  fc.string(),
  fc.dictionary(names, fc.jsonValue()).map(body => JSON.stringify(body)),
);
const query = fc.dictionary(fc.constantFrom('limit', 'cursor', 'x'), fc.string());

test.each(routesWithRequests)(
  '$route.operationId takes nothing amiss',
  async ({ route, method, path, request }) => {
    const as = BY_RULE[route.access] ?? { user: OWNER };
    const stage = theatre.openStage();
    await fc.assert(
      fc.asyncProperty(bodies, query, fc.boolean(), async (body, search, withHeaders) => {
        stage.put('ready', { visibility: 'public' });
        const answer = await stage.call(method, `${path}?${new URLSearchParams(search)}`, {
          as,
          headers: { ...(withHeaders && request.headers) },
          ...(method !== 'GET' && { body }),
        });
        expect(answer.status).toBeLessThan(500);
        if (answer.status < 400) return;
        expect(answer.headers.get('content-type')).toBe(PROBLEM_TYPE);
        expect(route.refusals).toContain(answer.body['code']);
      }),
      { numRuns: 50 },
    );
  },
);
