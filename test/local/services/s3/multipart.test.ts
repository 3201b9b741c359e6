import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type MultipartUpload,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, codeOf, type Stage, startStage } from './stage';

const MIB = 1024 ** 2;

const dir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await startStage(dir);
});
afterAll(() => stage.close());

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest();

async function begin(Key: string) {
  const created = await stage.client.send(
    new CreateMultipartUploadCommand({
      Bucket: BUCKET,
      Key,
      ContentType: 'video/mp4',
      Metadata: { film: 'x' },
    }),
  );
  const of = { Bucket: BUCKET, Key, UploadId: created.UploadId ?? '' };
  const part = async (PartNumber: number, Body: Buffer) => {
    const { ETag } = await stage.client.send(new UploadPartCommand({ ...of, PartNumber, Body }));
    return { PartNumber, ETag: ETag ?? '' };
  };
  const complete = (Parts: { PartNumber: number; ETag: string }[], options: { IfNoneMatch?: string } = {}) =>
    stage.client.send(new CompleteMultipartUploadCommand({ ...of, MultipartUpload: { Parts }, ...options }));
  return { of, part, complete };
}

test('64 MiB in parts come back byte for byte', async () => {
  const block = randomBytes(MIB);
  const written = createHash('sha256');
  const body = Readable.from(
    (function* () {
      for (let index = 0; index < 64; index++) {
        block.writeUInt32BE(index);
        const chunk = Buffer.from(block);
        written.update(chunk);
        yield chunk;
      }
    })(),
  );
  const upload = new Upload({
    client: stage.client,
    params: { Bucket: BUCKET, Key: 'uploads/large/source', Body: body },
    partSize: 8 * MIB,
  });
  const done = await upload.done();
  expect(done.ETag).toMatch(/^"[0-9a-f]{32}-8"$/);

  const answer = await stage.client.send(
    new GetObjectCommand({ Bucket: BUCKET, Key: 'uploads/large/source' }),
  );
  expect(answer.ContentLength).toBe(64 * MIB);
  const read = createHash('sha256');
  for await (const chunk of answer.Body as Readable) read.update(chunk);
  expect(read.digest('hex')).toBe(written.digest('hex'));
});

test('the object has the headers of its upload and the ETag of its parts', async () => {
  const { part, complete } = await begin('etag');
  const bodies = [randomBytes(5 * MIB), randomBytes(10)];
  const parts = [];
  for (const [index, body] of bodies.entries()) parts.push(await part(index + 1, body));
  const done = await complete(parts);
  const expected = `"${md5(Buffer.concat(bodies.map(md5))).toString('hex')}-2"`;
  expect(done.ETag).toBe(expected);
  const answer = await stage.client.send(
    new GetObjectCommand({ Bucket: BUCKET, Key: 'etag', Range: `bytes=${5 * MIB - 2}-${5 * MIB + 1}` }),
  );
  expect(answer).toMatchObject({ ETag: expected, ContentType: 'video/mp4', Metadata: { film: 'x' } });
  expect(await answer.Body?.transformToString('hex')).toBe(
    Buffer.concat(bodies)
      .subarray(5 * MIB - 2, 5 * MIB + 2)
      .toString('hex'),
  );
});

test('a part sent again replaces the earlier one', async () => {
  const { of, part, complete } = await begin('again');
  const first = await part(1, Buffer.from('first'));
  const second = await part(1, Buffer.from('second'));
  await expect(complete([first])).rejects.toMatchObject({ name: 'InvalidPart' });
  await complete([second]);
  const answer = await stage.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: of.Key }));
  expect(await answer.Body?.transformToString()).toBe('second');
});

test('parts must be there, in order, and 5 MiB but for the last; a refused upload can still be completed', async () => {
  const { part, complete } = await begin('checked');
  const small = await part(1, Buffer.from('small'));
  const large = await part(2, randomBytes(5 * MIB));
  await expect(complete([small, large])).rejects.toMatchObject({ name: 'EntityTooSmall' });
  await expect(complete([large, small])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
  await expect(complete([large, { PartNumber: 3, ETag: large.ETag }])).rejects.toMatchObject({
    name: 'InvalidPart',
  });
  expect((await complete([large])).ETag).toMatch(/-1"$/);
});

test('If-None-Match keeps what is there', async () => {
  await stage.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'taken', Body: 'first' }));
  const { part, complete } = await begin('taken');
  const parts = [await part(1, Buffer.from('second'))];
  await expect(complete(parts, { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
});

test('uploads and their parts are listed until they end', async () => {
  const { of, part, complete } = await begin('listed/one');
  const aborted = await begin('listed/two');
  await part(2, Buffer.from('bb'));
  const parts = [await part(7, Buffer.from('c'))];
  const listed = await stage.client.send(new ListPartsCommand(of));
  expect(listed.Parts).toMatchObject([
    { PartNumber: 2, Size: 2 },
    { PartNumber: 7, Size: 1 },
  ]);
  const page = await stage.client.send(new ListPartsCommand({ ...of, MaxParts: 1 }));
  expect(page).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '2' });
  const uploads = async () =>
    (await stage.client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET, Prefix: 'listed/' }))).Uploads;
  expect((await uploads())?.map(({ Key }) => Key)).toEqual(['listed/one', 'listed/two']);
  await complete(parts);
  await stage.client.send(new AbortMultipartUploadCommand(aborted.of));
  expect(await uploads()).toBeUndefined();
  await expect(aborted.part(1, Buffer.from('late'))).rejects.toMatchObject({ name: 'NoSuchUpload' });
  expect(await readdir(join(dir, BUCKET, 'uploads'))).not.toContain(aborted.of.UploadId);
});

test('uploads are listed page by page, by key and then by age, also while they are aborted', async () => {
  for (const key of ['paged/b', 'paged/a', 'paged/b', 'paged/c', 'paged/b']) {
    stage.clock.advance(1);
    await begin(key);
  }
  const seen: MultipartUpload[] = [];
  const sizes: number[] = [];
  let markers: { KeyMarker?: string; UploadIdMarker?: string } = {};
  for (let truncated = true; truncated; ) {
    const asked = {
      Bucket: BUCKET,
      Prefix: 'paged/',
      MaxUploads: 2,
      EncodingType: 'url',
      ...markers,
    } as const;
    const page = await stage.client.send(new ListMultipartUploadsCommand(asked));
    const uploads = page.Uploads ?? [];
    for (const { Key, UploadId } of uploads)
      await stage.client.send(new AbortMultipartUploadCommand({ Bucket: BUCKET, Key, UploadId }));
    seen.push(...uploads);
    sizes.push(uploads.length);
    truncated = page.IsTruncated === true;
    const { NextKeyMarker, NextUploadIdMarker } = page;
    markers = {
      ...(NextKeyMarker !== undefined && { KeyMarker: NextKeyMarker }),
      ...(NextUploadIdMarker !== undefined && { UploadIdMarker: NextUploadIdMarker }),
    };
  }
  expect(sizes).toEqual([2, 2, 1]);
  expect(seen.map(({ Key }) => Key)).toEqual(['paged/a', 'paged/b', 'paged/b', 'paged/b', 'paged/c']);
  const ofB = seen.filter(({ Key }) => Key === 'paged/b').map(({ Initiated }) => Number(Initiated));
  expect(ofB).toEqual(ofB.toSorted((a, b) => a - b));
});

test('a key marker alone passes over all uploads of its key', async () => {
  await begin('marked/a');
  await begin('marked/b');
  const asked = { Bucket: BUCKET, Prefix: 'marked/', KeyMarker: 'marked/a' };
  const { Uploads } = await stage.client.send(new ListMultipartUploadsCommand(asked));
  expect(Uploads?.map(({ Key }) => Key)).toEqual(['marked/b']);
});

test.each(['../../../x', '', 'f'.repeat(32)])('the upload id %j leads nowhere', async uploadId => {
  const answer = await stage.sendSigned(`/${BUCKET}/x`, { method: 'DELETE', query: { uploadId } });
  expect([answer.status, codeOf(answer)]).toEqual([404, 'NoSuchUpload']);
});

test.each(['0', '10001', '1.5', ''])('the part number %j is refused', async partNumber => {
  const { of } = await begin('numbered');
  const query = { partNumber, uploadId: of.UploadId };
  const answer = await stage.sendSigned(`/${BUCKET}/numbered`, { method: 'PUT', query });
  expect([answer.status, codeOf(answer)]).toEqual([400, 'InvalidArgument']);
});

test('an upload belongs to its key', async () => {
  const { of } = await begin('mine');
  const query = { uploadId: of.UploadId };
  const answer = await stage.sendSigned(`/${BUCKET}/yours`, { method: 'DELETE', query });
  expect(codeOf(answer)).toBe('NoSuchUpload');
});
