import { createHash } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { type MultipartUpload, openMultipartUpload } from '../../../lambdas/_shared/multipart-upload';
import { send } from '../../local/edge/send';
import { BUCKET, codeOf, type Stage, startStage } from '../../local/services/s3/stage';
import { temporaryFolder } from '../../local/temporary-folder';

/** Local mode's S3 checks signatures with the SDK's own signer. */
const KEY = 'uploads/a/source';
const PART = 5 * 1024 ** 2;
const dir = temporaryFolder();
let stage: Stage;
let uploads: MultipartUpload;

beforeAll(async () => {
  stage = await startStage(dir);
  // As the functions make it: nothing but an endpoint, whose style of address the SDK chooses by itself.
  const client = stage.clientFor(stage.operator, {
    forcePathStyle: false,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  uploads = openMultipartUpload({ bucket: BUCKET, client });
});

afterAll(() => stage.close());

/** A page's PUT: no header but those that a browser sends. */
async function put(url: string, body: string) {
  const { origin, pathname, search } = new URL(url);
  return send(origin, `${pathname}${search}`, { method: 'PUT', body });
}

test('parts arrive by plain PUTs, in any order, and the object is made of them once', async () => {
  const key = `${KEY}-whole`;
  const bodies = ['a'.repeat(PART), 'end'];
  const id = await uploads.begin(key, 'video/mp4');
  const eTags: string[] = [];
  for (const part of [2, 1]) {
    const body = bodies[part - 1] ?? '';
    const answer = await put(await uploads.signPart(id, key, part, body.length, 900), body);
    expect(answer.status).toBe(200);
    eTags[part - 1] = String(answer.headers['etag']);
  }
  expect(await uploads.parts(key, id)).toEqual([
    { partNumber: 1, size: PART, eTag: eTags[0] },
    { partNumber: 2, size: 3, eTag: eTags[1] },
  ]);

  const named = eTags.map((eTag, index) => ({ partNumber: index + 1, eTag }));
  const completed = await uploads.complete(key, id, named);
  const object = await stage.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: key }));
  expect(completed).toEqual({ outcome: 'completed', eTag: object.ETag?.replaceAll('"', '') });
  expect(object).toMatchObject({ ContentType: 'video/mp4', ContentLength: PART + 3 });
  const md5s = bodies.map(body => createHash('md5').update(body).digest());
  expect(object.ETag).toBe(`"${createHash('md5').update(Buffer.concat(md5s)).digest('hex')}-2"`);

  expect(await uploads.complete(key, id, named)).toEqual({ outcome: 'no_upload' });
});

test('of two uploads with one key the second cannot be completed, and the object stays', async () => {
  const key = `${KEY}-twice`;
  const begun = [];
  for (const body of ['one', 'two']) {
    const id = await uploads.begin(key, 'video/mp4');
    const { headers } = await put(await uploads.signPart(id, key, 1, 3, 900), body);
    begun.push({ id, parts: [{ partNumber: 1, eTag: String(headers['etag']) }] });
  }
  const outcomes = [];
  for (const { id, parts } of begun) outcomes.push((await uploads.complete(key, id, parts)).outcome);
  expect(outcomes).toEqual(['completed', 'taken']);
  const { Body } = await stage.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
  expect(await Body?.transformToString()).toBe('one');
});

test('a body of another length is refused', async () => {
  const id = await uploads.begin(KEY, 'video/mp4');
  const url = await uploads.signPart(id, KEY, 1, 5, 900);
  for (const body of ['1234', '123456']) {
    const answer = await put(url, body);
    expect(answer.status).toBe(403);
    expect(codeOf(answer)).toBe('SignatureDoesNotMatch');
  }
  expect(await uploads.parts(KEY, id)).toEqual([]);
});

test('a URL is good for one part of one upload', async () => {
  const id = await uploads.begin(KEY, 'video/mp4');
  const url = await uploads.signPart(id, KEY, 1, 3, 900);
  expect((await put(url.replace('partNumber=1', 'partNumber=2'), 'abc')).status).toBe(403);
  expect((await put(url.replace(id, `${id}0`), 'abc')).status).toBe(403);
  expect((await put(url, 'abc')).status).toBe(200);
});

test('a URL asks for no header that a page would not send', async () => {
  const url = new URL(await uploads.signPart('u1', KEY, 1, 3, 900));
  expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host');
  expect(url.searchParams.get('X-Amz-Expires')).toBe('900');
  expect(url.search).not.toMatch(/checksum/i);
});

test('an upload that was aborted takes no part, and cannot be completed', async () => {
  const id = await uploads.begin(KEY, 'video/mp4');
  const url = await uploads.signPart(id, KEY, 1, 3, 900);
  const { headers } = await put(url, 'abc');
  expect(await uploads.abort(KEY, id)).toBe(true);
  expect((await put(url, 'abc')).status).toBe(404);
  const parts = [{ partNumber: 1, eTag: String(headers['etag']) }];
  expect(await uploads.complete(KEY, id, parts)).toEqual({ outcome: 'no_upload' });
  expect(await uploads.abort(KEY, id)).toBe(false);
});

test('a URL is refused when its time is over', async () => {
  const id = await uploads.begin(KEY, 'video/mp4');
  const url = await uploads.signPart(id, KEY, 1, 3, 900);
  stage.clock.advance(1_000_000);
  expect((await put(url, 'abc')).status).toBe(403);
});
