import { once } from 'node:events';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import {
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, type Stage, signedHeaders, startStage } from './stage';

const dir = temporaryFolder();

const textOf = async (stage: Stage, Key: string) =>
  (await stage.client.send(new GetObjectCommand({ Bucket: BUCKET, Key }))).Body?.transformToString();
const put = (stage: Stage, Key: string, Body: string) =>
  stage.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ContentType: 'text/vtt' }));

test('objects and unfinished uploads outlive a restart; what was half written does not', async () => {
  const before = await startStage(dir);
  await put(before, 'film', 'one');
  await put(before, 'film', 'two');
  const upload = await before.client.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: 'large' }));
  const of = { Bucket: BUCKET, Key: 'large', UploadId: upload.UploadId ?? '' };
  await before.client.send(new UploadPartCommand({ ...of, PartNumber: 1, Body: 'part' }));
  await before.close();

  const data = join(dir, BUCKET, 'data');
  const [kept = ''] = await readdir(data);
  await mkdir(join(dir, BUCKET, 'temporary'), { recursive: true });
  await writeFile(join(dir, BUCKET, 'temporary', 'half'), 'ha');
  await writeFile(join(data, kept.replace(/-.*/, '-left-by-a-crash')), 'tw');
  await writeFile(join(data, `${'0'.repeat(32)}-never-named`), 'x');

  const after = await startStage(dir);
  try {
    expect(await textOf(after, 'film')).toBe('two');
    expect(await readdir(data)).toEqual([kept]);
    expect(await readdir(join(dir, BUCKET, 'temporary'))).toEqual([]);
    expect((await after.client.send(new ListPartsCommand(of))).Parts).toMatchObject([
      { PartNumber: 1, Size: 4 },
    ]);
  } finally {
    await after.close();
  }
});

test('a client that goes away in the middle of a PUT leaves the old object and no temporary file', async () => {
  const stage = await startStage(dir);
  try {
    await put(stage, 'film', 'old');
    const path = `/${BUCKET}/film`;
    const headers = await signedHeaders(
      stage.operator,
      stage.s3.origin,
      path,
      { method: 'PUT' },
      stage.clock.now(),
    );
    const outgoing = request(`${stage.s3.origin}${path}`, {
      method: 'PUT',
      headers: { ...headers, 'content-length': '1000', expect: '100-continue' },
    });
    outgoing.on('error', () => undefined);
    const closed = new Promise(resolve => outgoing.on('close', resolve));
    outgoing.flushHeaders();
    await once(outgoing, 'continue');
    outgoing.write('half');
    outgoing.destroy();
    await closed;
    expect(await textOf(stage, 'film')).toBe('old');
  } finally {
    await stage.close();
  }
  expect(await readdir(join(dir, BUCKET, 'temporary'))).toEqual([]);
});

test('files and folders are readable by this user only', async () => {
  for (const entry of await readdir(join(dir, BUCKET), { recursive: true, withFileTypes: true })) {
    const { mode } = await stat(join(entry.parentPath, entry.name));
    expect((mode & 0o077).toString(8)).toBe('0');
  }
});
