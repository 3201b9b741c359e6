import { PROBLEM_TYPE, PROBLEMS } from '../../../core/problem';
import { describeApi } from '../../../lambdas/videos-api/describe-api';
import { allRoutes } from '../../../lambdas/videos-api/routes/all-routes';
import { OWNER, openTheatre, type Who } from './api-stage';
import { REFUSED, REFUSED_BY } from './refused-requests';
import { routesWithRequests } from './sample-requests';

const described = describeApi(allRoutes);

/** Every refusal that a route documents. */
const cases = routesWithRequests.flatMap(sample =>
  sample.route.refusals.map(code => ({ ...sample, name: sample.route.operationId, code })),
);

const BY_RULE: Record<string, Who> = { anyone: 'anonymous', machine: 'machine' };

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

test.each(cases)('$name refuses with $code', async ({ name, route, method, path, request, code }) => {
  const refused = REFUSED_BY[name]?.[code] ?? REFUSED[code];
  if (refused === undefined) throw new Error(`nothing makes ${name} refuse with ${code}`);
  const { state = 'ready', as = BY_RULE[route.access] ?? { user: OWNER }, question = request } = refused;
  const stage = theatre.openStage({ config: { ...theatre.config, ...refused.config } });
  stage.put(state, { visibility: 'public' });
  await refused.before?.(stage);
  if (refused.broken === true) stage.breakDesk();
  const token = await refused.token?.(stage);
  const answer = await stage.call(method, `${refused.path ?? path}${refused.query ?? ''}`, {
    ...question,
    as,
    headers: { ...question.headers, ...(token && { authorization: `Bearer ${token}` }) },
  });
  const { status, title } = PROBLEMS[code];
  expect(answer.body).toMatchObject({ status, code, title });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe(PROBLEM_TYPE);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('www-authenticate')).toEqual(
    status === 401 ? expect.stringMatching(/^Bearer/) : null,
  );
  expect(described.paths?.[route.path]?.[route.method]?.responses?.[status]?.description).toContain(code);
});
