import { CreateMultipartUploadCommand, ListPartsCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { send } from '../../edge/send';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, codeOf, type Stage, startStage } from './stage';

const PAGE = 'https://pages.example.org';
const of = { Bucket: BUCKET, Key: 'uploads/film/source', UploadId: '' };
const dir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await startStage(dir);
  await stage.s3.createBucket({
    name: BUCKET,
    cors: {
      CorsRules: [
        { Id: 'players', AllowedMethods: ['GET', 'HEAD'], AllowedOrigins: ['*'], AllowedHeaders: ['*'] },
        {
          ...{ Id: 'uploads', AllowedMethods: ['PUT'], AllowedOrigins: [PAGE], AllowedHeaders: ['*'] },
          ExposedHeaders: ['ETag'],
        },
      ],
    },
  });
  const { UploadId = '' } = await stage.client.send(new CreateMultipartUploadCommand(of));
  of.UploadId = UploadId;
});
afterAll(() => stage.close());

/** A URL for one part of exactly this length, good for 15 minutes, as an API would give it away. */
async function partUrl(PartNumber: number, ContentLength: number): Promise<string> {
  const signed = await getSignedUrl(
    stage.client,
    new UploadPartCommand({ ...of, PartNumber, ContentLength }),
    { expiresIn: 900, signableHeaders: new Set(['host', 'content-length']) },
  );
  const { pathname, search } = new URL(signed);
  return pathname + search;
}
const put = (path: string, body: string, origin = PAGE) =>
  send(stage.s3.origin, path, {
    method: 'PUT',
    headers: { origin, 'content-length': String(body.length) },
    body,
  });

test('a page uploads a part, and may read the ETag that completing the upload takes', async () => {
  const path = await partUrl(1, 5);
  const asked = { origin: PAGE, 'access-control-request-method': 'PUT' };
  const preflight = await send(stage.s3.origin, path, { method: 'OPTIONS', headers: asked });
  expect(preflight).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': PAGE } });
  const { status, headers } = await put(path, 'first');
  expect({ status, headers }).toMatchObject({
    status: 200,
    headers: { 'access-control-allow-origin': PAGE, 'access-control-expose-headers': 'ETag' },
  });
  const { Parts } = await stage.client.send(new ListPartsCommand(of));
  expect(Parts).toMatchObject([{ PartNumber: 1, Size: 5, ETag: headers['etag'] }]);
});

test('another origin’s page is told nothing', async () => {
  const path = await partUrl(1, 5);
  const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'PUT' };
  const preflight = await send(stage.s3.origin, path, { method: 'OPTIONS', headers });
  expect([preflight.status, codeOf(preflight)]).toEqual([403, 'AccessForbidden']);
});

test('the URL is good for its part, its length and its time alone', async () => {
  const path = await partUrl(2, 6);
  for (const body of ['short', 'far too long']) {
    const answer = await put(path, body);
    expect([answer.status, codeOf(answer)]).toEqual([403, 'SignatureDoesNotMatch']);
  }
  const other = await put(path.replace('partNumber=2', 'partNumber=3'), 'second');
  expect(codeOf(other)).toBe('SignatureDoesNotMatch');
  const { Parts } = await stage.client.send(new ListPartsCommand({ ...of, PartNumberMarker: '1' }));
  expect(Parts).toBeUndefined();
  stage.clock.advance(905_000);
  const late = await put(path, 'second');
  expect([late.status, codeOf(late)]).toEqual([403, 'AccessDenied']);
});
