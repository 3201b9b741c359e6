import { PROBLEMS, type ProblemCode } from '../../core/problem';
import { assemblyWith } from '../assembly-with';
import { startTokenIssuer } from '../lambdas/videos-api/token-issuer';
import {
  type Answer,
  type ApiStage,
  type Asked,
  DOORS,
  type Door,
  openApiStage,
  PARTNER,
} from './api/api-stage';
import { badTokens } from './api/bad-tokens';
import { canaryTests } from './api/canary-tests';
import { crossOrigin } from './api/cross-origin';
import { answerFaults, operation, operations } from './api/description';
import { type Changes, request, requestOf } from './api/good-requests';
import { machineTests } from './api/machine-tests';
import { REFUSED, REFUSED_BY } from './api/refused-requests';
import { makeStageFilms, type StageFilms } from './api/stage-films';
import { useEveryRoute } from './api/use-every-route';
import { wrongBodies } from './api/wrong-bodies';

/** The API as its description says, over HTTP, by both doors of one stack. */
jest.setTimeout(180_000);

/** Refusals that no request to a deployed stack can cause: the gateway, or the code itself, comes before. */
const WITHOUT_REQUEST = ['grantToMachine machine_only', 'showDescription unavailable'];

/** Refusals that other settings cause, or that come last. */
const ELSEWHERE: readonly string[] = ['registration_closed', 'not_found', 'too_many_attempts', 'unavailable'];

let stage: ApiStage;
let films: StageFilms;
/** Every refusal that was seen, by route and code. */
const refused = new Set<string>();

beforeAll(async () => {
  const context = { apiOrigins: JSON.stringify([PARTNER]), selfRegistration: 'true' };
  stage = await openApiStage(context);
  films = await makeStageFilms(stage);
}, 120_000);

afterAll(() => stage?.close());

/** The doors that a route can be asked at; signatures hold at the API's own host alone. */
const doorsOf = (operationId: string): readonly Door[] =>
  operation(operationId).proof === 'iam' ? ['gateway'] : DOORS;

const ask = (door: Door, operationId: string, changes: Changes = {}): Promise<Answer> =>
  stage.ask(door, requestOf(stage, films, operationId, changes));

/** Expects a refusal as it is described. */
function expectRefusal(operationId: string, answer: Answer, code: string): void {
  const { status, title } = PROBLEMS[code as ProblemCode];
  expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ status, code, title })]);
  expect(answerFaults(operation(operationId), answer)).toEqual([]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  refused.add(`${operationId} ${code}`);
}

test.each(DOORS)('at the %s every route does what it is for', async door => {
  const used = await useEveryRoute(stage, door);
  expect([...used].sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
});

const cases = operations.flatMap(({ operationId, codes }) =>
  codes
    .filter(code => !ELSEWHERE.includes(code) && !WITHOUT_REQUEST.includes(`${operationId} ${code}`))
    .map(code => [operationId, code] as const),
);

test.each(cases.filter(([, code]) => code !== 'token_invalid' && code !== 'token_expired'))(
  '%s refuses with %s',
  async (operationId, code) => {
    const found = REFUSED_BY[operationId]?.[code] ?? REFUSED[code];
    if (found === undefined) throw new Error(`nothing makes ${operationId} refuse with ${code}`);
    const changes = typeof found === 'function' ? found(stage) : found;
    for (const door of doorsOf(operationId)) {
      expectRefusal(operationId, await ask(door, operationId, changes), code);
    }
  },
);

test('a token that is not the caller’s own is refused by every route, whatever else the request is', async () => {
  const tokens = Object.entries(await badTokens(stage));
  for (const { operationId, proof } of operations) {
    if (proof !== 'accessToken') continue;
    for (const [index, [, [token, code]]] of tokens.entries()) {
      const door = DOORS[index % DOORS.length] ?? 'edge';
      const answer = await ask(door, operationId, { token, body: operation(operationId).requestBody && {} });
      expectRefusal(operationId, answer, code);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    }
  }
});

test('another’s private film answers every route as one that does not exist', async () => {
  const ofFilms = operations.filter(({ path, proof }) => path.includes('{id}') && proof !== 'iam');
  for (const { operationId, proof } of ofFilms) {
    const token = proof && stage.other;
    for (const door of DOORS) {
      const hidden = await ask(door, operationId, { film: 'hidden', token });
      const absent = await ask(door, operationId, { film: 'absent', token });
      expectRefusal(operationId, hidden, 'video_not_found');
      expect(hidden.text).toBe(absent.text);
    }
  }
});

const withFields = operations.filter(({ fields }) => fields !== undefined);

test.each(withFields.map(({ operationId }) => operationId))(
  '%s names every field that is not as described, and repeats none of its values',
  async operationId => {
    const good = requestOf(stage, films, operationId);
    for (const [index, { body, field }] of wrongBodies(operation(operationId), good.body).entries()) {
      const doors = doorsOf(operationId);
      const door = doors[index % doors.length] ?? 'gateway';
      const answer = await stage.ask(door, { ...good, body });
      expect([operationId, field, body, answer.status, answer.body['code']]).toEqual([
        ...[operationId, field, body, 422, 'invalid_body'],
      ]);
      expect(answerFaults(operation(operationId), answer)).toEqual([]);
      const faults = answer.body['faults'] as { path: string }[];
      expect(faults.some(({ path }) => path === field || path.startsWith(`${field}.`))).toBe(true);
      expect(answer.text).not.toContain('xxx');
    }
  },
);

test.each(['?limit=0', '?limit=101', '?limit=ten', '?cursor=made-up', `?cursor=${'x'.repeat(600)}`])(
  'lists refuse %.20s',
  async query => {
    for (const operationId of ['listVideos', 'listPublicVideos']) {
      for (const door of DOORS) {
        expectRefusal(operationId, await ask(door, operationId, { query }), 'invalid_query');
      }
    }
  },
);

test('a method that an address does not take is refused with those that it takes', async () => {
  for (const path of new Set(operations.map(each => each.path))) {
    const taken = operations.filter(each => each.path === path);
    const methods = new Set(taken.map(({ method }) => method));
    const address = request(stage, films, taken[0] ?? operation('listVideos')).path;
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(each => !methods.has(each))) {
      for (const door of DOORS) {
        const { status, headers, body } = await stage.ask(door, {
          method,
          path: address,
          token: stage.owner,
        });
        expect([path, method, status, body['code']]).toEqual([path, method, 405, 'method_not_allowed']);
        const allowed = methods.has('GET') ? new Set([...methods, 'HEAD']) : methods;
        expect(new Set(headers.get('allow')?.split(', '))).toEqual(allowed);
      }
    }
  }
});

test.each([
  '/api/',
  '/api/nothing',
  '/api/videos/',
  '/api//videos',
  '/API/videos',
  '/api/machine',
  '/api/auth',
])('nobody is at %s', async path => {
  for (const door of DOORS) {
    const answer = await stage.ask(door, { method: 'GET', path, token: stage.owner });
    // What is not below /api/ is a page at the edge, and no route at the gateway.
    expect(answer.status).toBeGreaterThanOrEqual(403);
    expect(answer.status).toBeLessThan(405);
    if (path.startsWith('/api/')) expect(answer.body).toMatchObject({ status: 404, code: 'not_found' });
  }
});

test.each([
  ['10 MB, which the gateway takes', 10 * 1024 ** 2 + 1],
  ['6 MB, which a function takes', 6 * 1024 ** 2],
])('a body of more than %s is refused by the gateway itself', async (_limit, size) => {
  for (const door of DOORS) {
    const asked = { headers: { 'content-type': 'text/vtt' }, body: 'x'.repeat(size) };
    const answer = await ask(door, 'putCaptions', asked);
    expect([answer.status, answer.body]).toEqual([413, { message: 'Request Too Long' }]);
  }
});

describe('machines', () => machineTests(() => ({ stage, films })));

test.each(DOORS)('at the %s, pages of the origins in the settings may call, and of no other', async door => {
  const own = stage.origins.edge;
  for (const origin of [PARTNER, own]) {
    expect(await crossOrigin(stage, door, origin, '/api/videos')).toEqual([origin, origin, null]);
    expect(await crossOrigin(stage, door, origin, '/api/auth/refresh')).toEqual([origin, origin, 'true']);
  }
  for (const origin of ['https://elsewhere.example', 'null', `${PARTNER}.elsewhere.example`]) {
    expect((await crossOrigin(stage, door, origin, '/api/videos')).slice(0, 2)).toEqual([null, null]);
    expect((await crossOrigin(stage, door, origin, '/api/public/videos')).slice(0, 2)).toEqual(['*', '*']);
  }
});

test('what a service does not answer is a fault of ours, which tells nothing', async () => {
  const end = stage.stack.running.services.calls.watch(({ principal }) =>
    principal?.kind === 'role' && principal.arn.includes('VideosApi')
      ? { kind: 'fail', status: 400, code: 'ValidationException', carriedOut: false }
      : undefined,
  );
  for (const { operationId, codes } of operations.filter(each => each.operationId !== 'showDescription')) {
    expect(codes).toContain('unavailable');
    for (const door of doorsOf(operationId)) {
      const answer = await ask(door, operationId);
      expectRefusal(operationId, answer, 'unavailable');
      expect(answer.headers.get('retry-after')).toMatch(/^[1-9]/);
    }
  }
  end();
});

test('who has tried too often waits, and is told for how long', async () => {
  const routes = operations.filter(({ codes }) => codes.includes('too_many_attempts'));
  expect(routes).toHaveLength(8);
  for (const { operationId } of routes) {
    for (const door of DOORS) {
      const refusals: Answer[] = [];
      while (refusals.length === 0) {
        const answers = await Promise.all(Array.from({ length: 10 }, () => ask(door, operationId)));
        refusals.push(...answers.filter(({ status }) => status === 429));
      }
      for (const refusal of refusals) {
        expectRefusal(operationId, refusal, 'too_many_attempts');
        expect(refusal.headers.get('retry-after')).toMatch(/^[1-9]/);
      }
    }
  }
});

describe('canaries', () => canaryTests(() => ({ stage, films })));

describe('with other settings', () => {
  test('nobody registers, pages of other origins call nothing, and grants are bound to addresses', async () => {
    await stage.stack.running.update(await assemblyWith({ ipLocks: 'true' }));
    for (const door of DOORS) {
      expectRefusal('register', await ask(door, 'register'), 'registration_closed');
      expect(await crossOrigin(stage, door, PARTNER, '/api/videos')).toEqual([null, null, null]);
      expect((await crossOrigin(stage, door, stage.origins.edge, '/api/videos'))[0]).toBe(stage.origins.edge);
      const bound = await ask(door, 'grantVideo', { body: { ip: '192.0.2.1' } });
      expect([bound.status, answerFaults(operation('grantVideo'), bound)]).toEqual([200, []]);
    }
  });

  test('with another OpenID provider its tokens hold, the pool’s do not, and there are no accounts', async () => {
    const issuer = await startTokenIssuer();
    const { origin } = issuer;
    const discovery = { issuer: origin, jwks_uri: `${origin}/jwks` };
    issuer.answers.set('/.well-known/openid-configuration', { status: 200, body: JSON.stringify(discovery) });
    const context = { 'oidc.issuer': origin, 'oidc.audience': 'films' };
    await stage.stack.running.update(await assemblyWith(context));
    const list = (token: string): Asked => requestOf(stage, films, 'listVideos', { token });
    const own = await issuer.token('person', { aud: 'films' });
    const another = await issuer.token('person', { aud: 'another' });
    for (const door of DOORS) {
      expect((await stage.ask(door, list(own))).status).toBe(200);
      for (const token of [another, stage.owner]) {
        expectRefusal('listVideos', await stage.ask(door, list(token)), 'token_invalid');
      }
      const accounts = operations.filter(({ path }) => path.startsWith('/api/auth/'));
      for (const { operationId } of accounts) {
        expectRefusal(operationId, await ask(door, operationId), 'not_found');
      }
      const { body } = await ask(door, 'showDescription');
      expect(Object.keys(body['paths'] as object).filter(path => path.startsWith('/api/auth'))).toEqual([]);
    }
    await issuer.close();
  });
});

test('every refusal that is described was seen', () => {
  const described = operations.flatMap(({ operationId, codes }) =>
    codes.map(code => `${operationId} ${code}`),
  );
  expect(described.filter(each => !refused.has(each) && !WITHOUT_REQUEST.includes(each))).toEqual([]);
});
