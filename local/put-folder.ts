import { openAsBlob } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { type Clock, systemClock } from './clock';
import { contentTypeOf } from './content-types';
import { LOCAL_REGION } from './services/iam/account';
import type { Caller } from './services/iam/credential-store';

/** Requests at once: enough to keep the loopback busy. */
const CONCURRENCY = 4;

export interface PutFolderOptions {
  /** Origin of the S3 service. */
  readonly s3Origin: string;
  readonly caller: Caller;
  readonly bucket: string;
  /** Prefix of every key: empty, or with a slash at its end. */
  readonly prefix: string;
  readonly folder: string;
  readonly cacheControl?: string;
  /** Called with the bytes of each file once it is there. */
  readonly onFile?: (bytes: number) => void;
  readonly signal?: AbortSignal;
  /** Says when each request is signed. Default: the machine's own time. */
  readonly clock?: Clock;
}

/**
 * Puts every file below a folder into a bucket, streamed, with its content type.
 *
 * @throws Error when S3 refuses one
 */
export async function putFolder(options: PutFolderOptions): Promise<void> {
  const { clock = systemClock } = options;
  const client = new AwsClient({
    accessKeyId: options.caller.accessKeyId,
    secretAccessKey: options.caller.secretAccessKey,
    service: 's3',
    region: LOCAL_REGION,
    retries: 0,
  });
  const files = await filesBelow(options.folder);
  const putOne = async (file: string): Promise<void> => {
    const key = options.prefix + relative(options.folder, file).split(sep).join('/');
    const body = await openAsBlob(file);
    const answer = await client.fetch(`${options.s3Origin}/${options.bucket}/${key}`, {
      method: 'PUT',
      body,
      headers: {
        'content-type': contentTypeOf(file),
        ...(options.cacheControl !== undefined && { 'cache-control': options.cacheControl }),
      },
      ...(options.signal !== undefined && { signal: options.signal }),
      aws: { datetime: new Date(clock.now()).toISOString().replace(/[:-]|\.\d{3}/g, '') },
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`S3 answered ${answer.status} to ${key}`);
    options.onFile?.(body.size);
  };
  const waiting = files.values();
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (const file of waiting) await putOne(file);
    }),
  );
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
}
