import { type FileHandle, open } from 'node:fs/promises';

const CHUNK = 1024 ** 2;

/** Writes the files one behind the other into a new file, with one buffer for all of them. */
export async function concatenate(sources: readonly string[], target: string): Promise<void> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  const output = await open(target, 'wx', 0o600);
  try {
    for (const source of sources) await append(source, output, buffer);
  } finally {
    await output.close();
  }
}

async function append(source: string, output: FileHandle, buffer: Buffer): Promise<void> {
  const input = await open(source);
  try {
    for (;;) {
      const { bytesRead } = await input.read(buffer);
      if (bytesRead === 0) return;
      for (let at = 0; at < bytesRead; ) at += (await output.write(buffer, at, bytesRead - at)).bytesWritten;
    }
  } finally {
    await input.close();
  }
}
