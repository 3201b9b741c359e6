import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

const CHUNK = 1024 ** 2;

/** Writes the files one behind the other into a new file, holding no more than a few chunks in memory. */
export async function concatenate(sources: readonly string[], target: string): Promise<void> {
  for (const source of sources) {
    await pipeline(
      createReadStream(source, { highWaterMark: CHUNK }),
      createWriteStream(target, { flags: 'a', mode: 0o600, highWaterMark: CHUNK }),
    );
  }
}
