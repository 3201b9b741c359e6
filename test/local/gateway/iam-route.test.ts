import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { type Gateway, startGateway } from '../../../local/gateway/start-gateway';
import { type Caller, CredentialStore } from '../../../local/services/iam/credential-store';
import { send } from '../edge/send';
import { ManualClock } from '../manual-clock';

const PATH = '/api/machine/videos/abc/grants';
const ARN = `arn:aws:execute-api:us-east-1:000000000000:api1/$default/POST${PATH}`;
const clock = new ManualClock();
const credentials = new CredentialStore();
const invoked: string[] = [];
let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({ port: 0, clock, credentials });
  const invoke = async (event: unknown) => {
    invoked.push((event as { routeKey: string }).routeKey);
    return event;
  };
  await gateway.deploy({
    apiId: 'api1',
    routes: [
      { routeKey: 'ANY /api/{proxy+}', invoke },
      { routeKey: 'POST /api/machine/videos/{id}/grants', invoke, authorization: 'AWS_IAM' },
    ],
  });
});
afterAll(() => gateway.close());
beforeEach(() => {
  invoked.length = 0;
});

const roleWith = (Resource: string, Action = 'execute-api:Invoke') =>
  credentials.add({
    kind: 'role',
    arn: 'arn:aws:iam::000000000000:role/Machine',
    policies: [{ Statement: { Effect: 'Allow', Action, Resource } }],
  });

interface Signing {
  readonly service?: string;
  readonly region?: string;
  readonly signedBody?: string;
  readonly host?: string;
}

/** A POST that is signed as `curl --aws-sigv4` and the SDKs sign it. */
async function post(caller: Caller, body: string, signing: Signing = {}, path = PATH) {
  const { service = 'execute-api', region = 'us-east-1', signedBody = body } = signing;
  const { hostname, host } = new URL(gateway.origin);
  const signer = new SignatureV4({
    credentials: caller,
    region,
    service,
    sha256: Sha256,
    applyChecksum: false,
  });
  const request = new HttpRequest({
    method: 'POST',
    hostname,
    path,
    headers: { host: signing.host ?? host, 'content-type': 'application/json' },
    body: signedBody,
  });
  const { headers } = await signer.sign(request, { signingDate: new Date(clock.now()) });
  return send(gateway.origin, path, { method: 'POST', headers: { ...headers, host }, body });
}

test('who signs and may invoke the route reaches the function, which is told who it is', async () => {
  const caller = roleWith(ARN);
  const { status, text } = await post(caller, '{"ttl":60}');
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({
    routeKey: 'POST /api/machine/videos/{id}/grants',
    body: '{"ttl":60}',
    pathParameters: { id: 'abc' },
    requestContext: {
      authorizer: {
        iam: {
          accessKey: caller.accessKeyId,
          accountId: '000000000000',
          callerId: expect.stringMatching(/^AROA[0-9A-F]{17}:local$/),
          ...{ cognitoIdentity: null, principalOrgId: null },
          userArn: 'arn:aws:sts::000000000000:assumed-role/Machine/local',
          userId: expect.stringMatching(/^AROA[0-9A-F]{17}:local$/),
        },
      },
    },
  });
});

test('the account’s owner may invoke it too, as its root user', async () => {
  const { text } = await post(credentials.add({ kind: 'operator' }), '{}');
  expect(JSON.parse(text).requestContext.authorizer.iam).toMatchObject({
    userArn: 'arn:aws:iam::000000000000:root',
  });
});

test('every other request is forbidden as HTTP API words it, and no function hears of it', async () => {
  const allowed = roleWith(ARN);
  const answers = [
    await send(gateway.origin, PATH, { method: 'POST', body: '{}' }),
    await send(gateway.origin, PATH, {
      method: 'POST',
      headers: { authorization: 'Bearer a.b.c' },
      body: '{}',
    }),
    await post(roleWith(ARN.replace('abc', 'other')), '{}'),
    await post(roleWith(ARN, 'execute-api:ManageConnections'), '{}'),
    await post(roleWith(ARN.replace('POST', 'GET')), '{}'),
    await post({ ...allowed, secretAccessKey: 'another' }, '{}'),
    await post({ ...allowed, sessionToken: 'another' }, '{}'),
    await post(allowed, '{"ttl":60}', { signedBody: '{}' }),
    await post(allowed, '{}', { service: 's3' }),
    await post(allowed, '{}', { region: 'eu-west-1' }),
    // A request by way of CloudFront: signed for one host, and sent to another.
    await post(allowed, '{}', { host: 'd111111abcdef8.cloudfront.net' }),
  ];
  for (const answer of answers)
    expect(answer).toMatchObject({ status: 403, text: '{"message":"Forbidden"}' });
  expect(invoked).toEqual([]);
});

test('a signature is as old as fifteen minutes at most', async () => {
  const caller = roleWith(ARN);
  const early = { ...caller };
  clock.advance(-901_000);
  const signer = new SignatureV4({
    ...{
      credentials: early,
      region: 'us-east-1',
      service: 'execute-api',
      sha256: Sha256,
      applyChecksum: false,
    },
  });
  const { host, hostname } = new URL(gateway.origin);
  const request = new HttpRequest({ method: 'POST', hostname, path: PATH, headers: { host }, body: '' });
  const { headers } = await signer.sign(request, { signingDate: new Date(clock.now()) });
  clock.advance(901_000);
  expect(await send(gateway.origin, PATH, { method: 'POST', headers })).toMatchObject({ status: 403 });
});

test('other routes need no signature, and their functions hear of no signer', async () => {
  const { text } = await send(gateway.origin, '/api/videos', {
    method: 'PATCH',
    headers: { authorization: 'Bearer x' },
  });
  expect(JSON.parse(text)).toMatchObject({
    routeKey: 'ANY /api/{proxy+}',
    headers: { authorization: 'Bearer x' },
  });
  expect(JSON.parse(text).requestContext).not.toHaveProperty('authorizer');
});
