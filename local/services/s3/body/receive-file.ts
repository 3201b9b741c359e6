import { open } from 'node:fs/promises';
import type { Exchange } from '../exchange';
import type { WrittenFile } from '../store/temporary-file';
import { receiveBody } from './receive-body';

/** Largest body of one PUT, in bytes: 5 GiB (S3 user guide, "Uploading objects"). */
const PUT_MAX = 5 * 1024 ** 3;

/**
 * Writes a request's body to a new file as it arrives.
 *
 * @throws S3Error when the body is not what was promised; the file is then worth nothing
 */
export async function receiveFile(exchange: Exchange, path: string): Promise<WrittenFile> {
  const file = await open(path, 'wx', 0o600);
  try {
    const body = await receiveBody(exchange, PUT_MAX, async chunk => {
      for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten;
    });
    return {
      path,
      size: body.size,
      etag: body.md5,
      ...(body.checksum === undefined ? {} : { checksum: body.checksum }),
    };
  } finally {
    await file.close();
  }
}
