import type { APIGatewayProxyResult, handle } from 'hono/aws-lambda';
import { setAwsVariables } from '../aws-variables';
import { environment } from './environment';
import { CLIENT, startTokenIssuer, type TokenIssuer } from './token-issuer';

type Handler = ReturnType<typeof handle>;

let issuer: TokenIssuer;
let restore: () => void;
let handler: Handler;
let lines: string[];

beforeAll(async () => {
  issuer = await startTokenIssuer();
});
afterAll(() => issuer.close());

beforeEach(() => {
  const settings = environment({ TOKEN_ISSUER: issuer.origin, TOKEN_AUDIENCE: CLIENT });
  restore = setAwsVariables(settings as Record<string, string>);
  lines = [];
  jest.spyOn(console, 'log').mockImplementation(line => lines.push(String(line)));
  jest.isolateModules(() => {
    ({ handler } = require('../../../lambdas/videos-api/handler'));
  });
});
afterEach(() => {
  restore();
  jest.restoreAllMocks();
});

/** An event as HTTP API makes it (payload format 2.0). */
async function send(method: string, rawPath: string, { headers = {}, context = {}, body = '' } = {}) {
  const event = {
    version: '2.0',
    routeKey: 'ANY /api/{proxy+}',
    rawPath,
    rawQueryString: '',
    headers: { host: 'api.example', ...headers },
    requestContext: {
      domainName: 'api.example',
      requestId: 'request-1',
      stage: '$default',
      http: { method, path: rawPath },
      ...context,
    },
    ...(body !== '' && { body: Buffer.from(body).toString('base64') }),
    isBase64Encoded: body !== '',
  };
  const answer = await handler(event as never, undefined as never);
  const { statusCode, headers: answered = {}, body: text } = answer as APIGatewayProxyResult;
  return { statusCode, headers: answered, body: text === '' ? {} : JSON.parse(text) };
}

test('an event of the gateway is answered, and leaves one line', async () => {
  const { statusCode, headers, body } = await send('GET', '/api/openapi.json');
  expect([statusCode, headers['content-type'], body.openapi]).toEqual([200, 'application/json', '3.1.0']);
  expect(lines.map(line => JSON.parse(line))).toEqual([
    {
      level: 'info',
      route: 'GET /api/openapi.json',
      status: 200,
      milliseconds: expect.any(Number),
      caller: 'anonymous',
      requestId: 'request-1',
    },
  ]);
});

test('a body reaches its route as it was sent', async () => {
  const { statusCode, body } = await send('POST', '/api/videos', {
    headers: { authorization: `Bearer ${await issuer.token('anna')}`, 'content-type': 'application/json' },
    body: '{"title": "Ä", "size": 1, "type": "text/html"}',
  });
  expect([statusCode, body.code]).toEqual([422, 'upload_type_not_taken']);
});

test('only the gateway says who is a machine', async () => {
  const path = '/api/machine/videos/short/grants';
  const iam = { iam: { userArn: 'arn:aws:iam::111122223333:user/player' } };
  expect((await send('POST', path, { context: { authorizer: iam } })).body.code).toBe('video_not_found');
  const headers = { 'x-amzn-request-context': JSON.stringify({ authorizer: iam }) };
  for (const context of [
    {},
    { authorizer: {} },
    { authorizer: { iam: null } },
    { authorizer: { jwt: iam } },
  ]) {
    expect((await send('POST', path, { headers, context })).body.code).toBe('machine_only');
  }
});

test('a deployment that is not whole is a fault of ours, told to operators and asked again', async () => {
  const { CATALOGUE_TABLE } = process.env;
  delete process.env['CATALOGUE_TABLE'];
  const broken = await send('GET', '/api/videos');
  expect([broken.statusCode, broken.body.code]).toEqual([503, 'unavailable']);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    reason: 'environment: CATALOGUE_TABLE must be the name of a table',
  });
  process.env['CATALOGUE_TABLE'] = CATALOGUE_TABLE;
  expect((await send('GET', '/api/videos')).statusCode).toBe(401);
});

test('what comes with a GET is not looked at', async () => {
  for (const method of ['GET', 'HEAD']) {
    const { statusCode } = await send(method, '/api/openapi.json', { body: 'a body' });
    expect(statusCode).toBe(200);
  }
});
