import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { temporaryFolder } from '../../../../local/temporary-folder';
import type { FromS3 } from './s3-process';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
/** What the server may have resident at any time, Node itself with it. */
const MEMORY_MAX = 200 * MIB;

const dir = temporaryFolder();
let server: ChildProcess;
let client: S3Client;

beforeAll(async () => {
  const tsx = createRequire(__filename).resolve('tsx');
  server = spawn(process.execPath, ['--import', tsx, join(__dirname, 's3-process.ts'), dir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [started] = (await once(server, 'message')) as [FromS3];
  if (!('origin' in started)) throw new Error('the server did not say where it is');
  const { origin, accessKeyId, secretAccessKey } = started;
  client = new S3Client({
    endpoint: origin,
    region: 'us-east-1',
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey },
  });
});

afterAll(async () => {
  client.destroy();
  const exited = once(server, 'exit');
  server.kill();
  await exited;
});

/** Highest resident memory of the server since the last question, in bytes. */
async function peakMemory(): Promise<number> {
  const answer = once(server, 'message') as Promise<[FromS3]>;
  server.send('peak');
  const [message] = await answer;
  if (!('peak' in message)) throw new Error('the server did not say what it used');
  return message.peak;
}

/** So many bytes of numbered blocks, and a hash of what was given out. */
function generated(bytes: number): { body: Readable; digest: () => string } {
  const hash = createHash('sha1');
  const blocks = function* () {
    for (let index = 0; index < bytes / MIB; index++) {
      const block = Buffer.alloc(MIB, index);
      block.writeUInt32BE(index);
      hash.update(block);
      yield block;
    }
  };
  return { body: Readable.from(blocks(), { objectMode: false }), digest: () => hash.digest('hex') };
}

async function digestOf(Key: string): Promise<string> {
  const answer = await client.send(new GetObjectCommand({ Bucket: 'films', Key }));
  const hash = createHash('sha1');
  for await (const chunk of answer.Body as Readable) hash.update(chunk);
  return hash.digest('hex');
}

test('2 GiB in parts go in and come out with flat memory', async () => {
  const { body, digest } = generated(2 * GIB);
  const upload = new Upload({
    client,
    params: { Bucket: 'films', Key: 'parts', Body: body },
    partSize: 64 * MIB,
    queueSize: 2,
  });
  await upload.done();
  expect(await peakMemory()).toBeLessThan(MEMORY_MAX);
  expect(await digestOf('parts')).toBe(digest());
  expect(await peakMemory()).toBeLessThan(MEMORY_MAX);
});

test('1 GiB in one PUT goes in and comes out with flat memory', async () => {
  const { body, digest } = generated(GIB);
  await client.send(new PutObjectCommand({ Bucket: 'films', Key: 'whole', Body: body, ContentLength: GIB }));
  expect(await peakMemory()).toBeLessThan(MEMORY_MAX);
  expect(await digestOf('whole')).toBe(digest());
  expect(await peakMemory()).toBeLessThan(MEMORY_MAX);
});
