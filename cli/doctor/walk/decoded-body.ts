import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Answer } from './visit';

/** Longest playlist that is read, in bytes without compression. */
const LONGEST = 64_000_000;

/** The answer's body without its content coding; empty where it cannot be decoded. */
export function decodedBody({ headers, body }: Answer): Buffer {
  const coding = headers['content-encoding'] ?? 'identity';
  try {
    if (coding === 'gzip') return gunzipSync(body, { maxOutputLength: LONGEST });
    if (coding === 'br') return brotliDecompressSync(body, { maxOutputLength: LONGEST });
    return coding === 'identity' ? body : Buffer.alloc(0);
  } catch {
    return Buffer.alloc(0);
  }
}
