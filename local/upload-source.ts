import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { sourceKey } from '../core/video/object-keys';
import { LOCAL_REGION } from './services/iam/account';
import type { StackFile } from './stack-file';

export interface UploadSourceOptions {
  readonly stack: StackFile;
  /** The film's id. */
  readonly id: string;
  readonly path: string;
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/** Uploads a film's source in parts, streamed. */
export async function uploadSource(options: UploadSourceOptions): Promise<void> {
  const { stack, id, path, onProgress, signal } = options;
  const client = new S3Client({
    endpoint: stack.s3Origin,
    region: LOCAL_REGION,
    credentials: stack.operator,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const { size } = await stat(path);
  const upload = new Upload({
    client,
    params: { Bucket: stack.outputs.MediaBucket, Key: sourceKey(id), Body: createReadStream(path) },
  });
  const abort = () => void upload.abort();
  signal.addEventListener('abort', abort, { once: true });
  upload.on('httpUploadProgress', ({ loaded = 0 }) => onProgress(size === 0 ? 1 : loaded / size));
  try {
    await upload.done();
  } finally {
    signal.removeEventListener('abort', abort);
    client.destroy();
  }
}
