import { PutObjectCommand } from '@aws-sdk/client-s3';
import { send } from '../../edge/send';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, codeOf, type Stage, startStage } from './stage';

const PATH = `/${BUCKET}/vod/film.m3u8`;

const dir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await startStage(dir);
  await stage.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'vod/film.m3u8', Body: '#EXTM3U' }));
  await stage.s3.createBucket({
    name: BUCKET,
    cors: {
      CorsRules: [
        {
          AllowedMethods: ['GET', 'HEAD'],
          AllowedOrigins: ['*'],
          AllowedHeaders: ['Range'],
          ExposedHeaders: ['Content-Range'],
          MaxAge: 3600,
        },
        {
          AllowedMethods: ['PUT'],
          AllowedOrigins: ['https://*.example.com'],
          AllowedHeaders: ['*'],
          ExposedHeaders: ['ETag'],
        },
      ],
    },
  });
});
afterAll(() => stage.close());

const preflight = (headers: Record<string, string>, path = PATH) =>
  send(stage.s3.origin, path, { method: 'OPTIONS', headers });

test('a preflight is answered without a signature, by the first rule that fits', async () => {
  const answer = await preflight({
    origin: 'https://player.test',
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'range',
  });
  expect(answer).toMatchObject({ status: 200, text: '' });
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD',
    'access-control-allow-headers': 'range',
    'access-control-expose-headers': 'Content-Range',
    'access-control-max-age': '3600',
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  });
  expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
});

test('a rule with a wildcard in its origin answers with the origin that asked', async () => {
  const answer = await preflight({
    origin: 'https://studio.example.com',
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'Content-Type, X-Amz-Date',
  });
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': 'https://studio.example.com',
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': 'content-type, x-amz-date',
  });
});

test.each([
  ['a method that no rule has', { origin: 'https://a.test', 'access-control-request-method': 'DELETE' }],
  ['an origin that no rule has', { origin: 'https://example.com', 'access-control-request-method': 'PUT' }],
  [
    'a header that the rule does not have',
    {
      origin: 'https://a.test',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'x-secret',
    },
  ],
])('a preflight for %s is refused', async (_name, headers) => {
  const answer = await preflight(headers);
  expect([answer.status, codeOf(answer)]).toEqual([403, 'AccessForbidden']);
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
});

test('an OPTIONS request that is no preflight is refused', async () => {
  expect((await preflight({})).status).toBe(400);
  expect((await preflight({ origin: 'https://a.test' })).status).toBe(400);
});

test('a bucket without rules and one that is not there refuse preflights', async () => {
  await stage.s3.createBucket({ name: 'no-rules' });
  const headers = { origin: 'https://a.test', 'access-control-request-method': 'GET' };
  expect(codeOf(await preflight(headers, '/no-rules/x'))).toBe('AccessForbidden');
  expect(codeOf(await preflight(headers, '/nowhere/x'))).toBe('NoSuchBucket');
});

test('answers to an origin carry the rule’s headers, refusals too', async () => {
  const headers = { origin: 'https://player.test' };
  const found = await stage.sendSigned(PATH, { headers });
  const refused = await send(stage.s3.origin, PATH, { headers });
  expect([found.status, refused.status]).toEqual([200, 403]);
  for (const answer of [found, refused]) {
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'Content-Range',
      vary: expect.stringContaining('Origin'),
    });
  }
});

test('answers to nobody’s origin, or to one that no rule has, carry none', async () => {
  const plain = await stage.sendSigned(PATH);
  const foreign = await stage.sendSigned(PATH, { method: 'DELETE', headers: { origin: 'https://a.test' } });
  for (const answer of [plain, foreign])
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
});

test('a CORS configuration that CloudFormation does not know is refused', async () => {
  const cors = { CorsRules: [{ AllowedMethods: ['OPTIONS'], AllowedOrigins: ['*'] }] };
  await expect(stage.s3.createBucket({ name: 'odd-rules', cors })).rejects.toThrow();
});
